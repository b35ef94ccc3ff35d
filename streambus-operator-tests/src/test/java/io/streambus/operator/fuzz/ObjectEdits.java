package io.streambus.operator.fuzz;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Edits of the objects of a cluster by clients other than the operator. They change or remove what
 * the operator wrote, and add nothing that it would leave alone.
 */
final class ObjectEdits {

  private static final List<String> ANNOTATION_VALUES =
      List.of("", "null", "{}", "{", "true", "-1", "7", "99999999999999999999", "\u0000");

  static final List<String> POD_ANNOTATIONS =
      List.of(
          ClusterAnnotations.DELETE_POD_AND_PVC,
          ClusterAnnotations.IN_PLACE_CHANGE,
          ClusterAnnotations.RESTART_TRIGGER,
          ClusterAnnotations.TEMPLATE_BASE,
          ClusterAnnotations.CONFIG_CHECKSUM);

  private final OperatorScenario scenario;
  private final Random random;

  ObjectEdits(OperatorScenario scenario, Random random) {
    this.scenario = scenario;
    this.random = random;
  }

  /** Edits one of the objects. Returns a description, for people. */
  String editOne() {
    List<HasMetadata> objects = objects();
    return objects.isEmpty() ? "nothing" : edit(oneOf(objects));
  }

  private List<HasMetadata> objects() {
    return scenario.cluster.list(HasMetadata.class).stream()
        .filter(object -> isOfCluster(object.getMetadata()))
        .toList();
  }

  private static boolean isOfCluster(ObjectMeta metadata) {
    return metadata.getLabels() != null
        && ClusterLabels.OPERATOR.equals(metadata.getLabels().get(ClusterLabels.MANAGED_BY));
  }

  private String edit(HasMetadata object) {
    String name = object.getKind() + " " + object.getMetadata().getName();
    if (object instanceof Pod pod) {
      return editPod(pod) + " " + name;
    }
    // Without its claim, a pod would not start again before a user deletes it.
    return object instanceof PersistentVolumeClaim
        ? annotate(object) + " " + name
        : editManaged(object) + " " + name;
  }

  private String editPod(Pod pod) {
    if (random.nextInt(3) == 0) {
      delete(pod);
      return "delete";
    }
    String key = oneOf(POD_ANNOTATIONS);
    String value = oneOf(ANNOTATION_VALUES);
    annotations(pod).put(key, value);
    scenario.user.createOrReplace(pod);
    return "annotate %s=%s on".formatted(key, value);
  }

  private String editManaged(HasMetadata object) {
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        delete(object);
        return "delete";
      }
      case 2 -> {
        return annotate(object);
      }
      case 3 -> object.getMetadata().setAnnotations(null);
      // Whose Secret it is would no longer be known.
      case 4 -> object.getMetadata().setLabels(object instanceof Secret ? labels(object) : null);
      default -> changeContent(object);
    }
    scenario.user.createOrReplace(object);
    return "change";
  }

  /** Changes one of the annotations of the operator, if there are any. */
  private String annotate(HasMetadata object) {
    Map<String, String> annotations = annotations(object);
    List<String> keys = annotations.keySet().stream().sorted().toList();
    if (keys.isEmpty()) {
      return "nothing on";
    }
    String key = oneOf(keys);
    String value = oneOf(ANNOTATION_VALUES);
    annotations.put(key, value);
    scenario.user.createOrReplace(object);
    return "annotate %s=%s on".formatted(key, value);
  }

  private void changeContent(HasMetadata object) {
    if (object instanceof StatefulSet set) {
      set.getSpec().setReplicas(random.nextInt(6));
      set.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("example.com/other");
    } else if (object instanceof Service service) {
      service.getSpec().setSelector(Map.of("app", "other"));
    } else if (object instanceof ConfigMap config) {
      config.getData().replaceAll((key, value) -> "");
    } else if (object instanceof PodDisruptionBudget budget) {
      budget.getSpec().setMaxUnavailable(new IntOrString("100%"));
    } else if (object instanceof Secret secret) {
      secret.setData(new HashMap<>());
    } else {
      object.getMetadata().setOwnerReferences(List.of());
    }
  }

  private void delete(HasMetadata object) {
    scenario.user.delete(object.getClass(), NAMESPACE, object.getMetadata().getName());
  }

  private static Map<String, String> annotations(HasMetadata object) {
    Map<String, String> annotations =
        new HashMap<>(
            Optional.ofNullable(object.getMetadata().getAnnotations()).orElseGet(Map::of));
    object.getMetadata().setAnnotations(annotations);
    return annotations;
  }

  private static Map<String, String> labels(HasMetadata object) {
    return object.getMetadata().getLabels();
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
