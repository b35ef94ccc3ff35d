package io.streambus.operator.resilience;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Guarantees that pods and claims that only have the labels of a cluster change nothing: they are
 * not counted as brokers, do not keep a cluster from stopping, and are never changed or deleted.
 */
class CopiedObjectsTest {

  private static final List<String> PODS =
      List.of("demo-debug-0", "demo-0x", "demo-00", "demo-0-copy", "demo-20261129", "demo");

  private static final String OTHER_CONTROLLER = "other-controller";

  private static final List<String> CLAIMS =
      List.of(
          "data-demo-old-0",
          "data-demo-backup-7",
          "raft-demo-snap-20261129",
          "raft-demo-20261129",
          "backup-demo-1");

  @SuppressWarnings("unused")
  private static final List<LifecycleScenario> SCENARIOS = LifecycleScenario.ALL;

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void operationHasSameResultWithCopies(LifecycleScenario lifecycle) {
    // Given
    OperatorScenario expected = lifecycle.prepared();
    OperatorScenario scenario = lifecycle.prepared();
    Stream.of(expected, scenario).forEach(each -> each.user.createOrReplace(otherController()));
    ConfigMap owner = scenario.get(ConfigMap.class, OTHER_CONTROLLER);
    PODS.forEach(name -> scenario.user.createOrReplace(pod(name, owner)));
    CLAIMS.forEach(name -> scenario.user.createOrReplace(claim(name)));
    scenario.operator.settle();
    List<HasMetadata> copies = copies(scenario);

    // When
    lifecycle.act().accept(expected);
    expected.operator.settle();
    lifecycle.act().accept(scenario);
    scenario.operator.settle();

    // Then
    assertThat(copies(scenario)).hasSize(PODS.size() + CLAIMS.size()).isEqualTo(copies);
    SortedMap<String, String> objects = scenario.cluster.objectsAsYaml();
    Stream.concat(PODS.stream(), CLAIMS.stream())
        .forEach(name -> objects.keySet().removeIf(key -> isCopy(key, name)));
    assertThat(comparable(objects)).isEqualTo(comparable(expected.cluster.objectsAsYaml()));
    assertThat(conditions(scenario)).isEqualTo(conditions(expected));
  }

  /** Conditions except the one that reports the copies. */
  private static List<String> conditions(OperatorScenario scenario) {
    return scenario.cluster.find(StreamBusCluster.class, NAMESPACE, NAME).stream()
        .flatMap(cluster -> cluster.getStatus().conditions().stream())
        .filter(condition -> !condition.type().equals(ConditionType.UNEXPECTED_PODS.value()))
        .map(each -> each.type() + each.status() + each.reason() + each.message())
        .toList();
  }

  @Test
  void copyOfManagedObjectIsNotTakenForTheOriginal() {
    // Given
    OperatorScenario scenario = OperatorScenario.running();
    copy(scenario, scenario.statefulSet(), "demo2");
    copy(scenario, scenario.get(ConfigMap.class, "demo-config"), "demo-config-old");

    // When: the copies are now older than the originals
    scenario.user.delete(StatefulSet.class, NAMESPACE, NAME);
    scenario.user.delete(ConfigMap.class, NAMESPACE, "demo-config");
    scenario.operator.settle();

    // Then
    assertThat(scenario.statefulSet().getMetadata().getAnnotations())
        .containsEntry("streambus.io/members", "3");
    assertThat(scenario.statefulSet().getSpec().getReplicas()).isEqualTo(3);
    assertThat(scenario.cluster.find(StatefulSet.class, NAMESPACE, "demo2")).isPresent();
    assertThat(scenario.cluster.find(ConfigMap.class, NAMESPACE, "demo-config-old")).isPresent();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  private static void copy(OperatorScenario scenario, HasMetadata object, String name) {
    object.getMetadata().setName(name);
    object.getMetadata().setUid(null);
    object.getMetadata().setResourceVersion(null);
    object.getMetadata().getAnnotations().put("streambus.io/members", "7");
    object.getMetadata().getAnnotations().put("streambus.io/raft-epoch", "9");
    scenario.user.createOrReplace(object);
  }

  /**
   * The status reports the copies, and a PodDisruptionBudget counts them. Digests depend on the UID
   * of the cluster, and thus on the number of objects before it.
   */
  private static SortedMap<String, String> comparable(SortedMap<String, String> objects) {
    objects.remove("StreamBusCluster default/demo");
    objects.replaceAll(
        (key, yaml) ->
            yaml.replaceAll(
                "(?m)^ *(streambus\\.io/(fingerprint|template-seal)|currentHealthy|disruptionsAllowed): .*$",
                ""));
    return objects;
  }

  private static boolean isCopy(String key, String name) {
    return key.endsWith("/" + name)
        && (key.startsWith("Pod ") || key.startsWith("PersistentVolumeClaim "));
  }

  private static List<HasMetadata> copies(OperatorScenario scenario) {
    return Stream.concat(
            scenario.cluster.list(Pod.class).stream()
                .filter(pod -> PODS.contains(pod.getMetadata().getName())),
            scenario.cluster.list(PersistentVolumeClaim.class).stream()
                .filter(claim -> CLAIMS.contains(claim.getMetadata().getName())))
        .map(HasMetadata.class::cast)
        .toList();
  }

  // spotless:off
  private static ConfigMap otherController() {
    return new ConfigMapBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(OTHER_CONTROLLER)
        .endMetadata()
        .build();
  }

  private static Pod pod(String name, ConfigMap owner) {
    return new PodBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(name)
            .withLabels(ClusterLabels.of(NAME))
            .withOwnerReferences(owners(name, owner))
        .endMetadata()
        .withNewSpec()
            .addNewContainer().withName("debugger").withImage("busybox").endContainer()
        .endSpec()
        .withNewStatus().withPhase("Pending").endStatus()
        .build();
  }

  /** The StatefulSet controller adopts pods that are named like its own and have no controller. */
  private static List<OwnerReference> owners(String pod, ConfigMap owner) {
    return pod.matches(NAME + "-[0-9]+")
        ? List.of(
            new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .build())
        : List.of();
  }

  private static PersistentVolumeClaim claim(String name) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(name)
            .withLabels(ClusterLabels.of(NAME))
        .endMetadata()
        .withNewSpec()
            .withNewResources().addToRequests("storage", new Quantity("1Gi")).endResources()
        .endSpec()
        .withNewStatus().withPhase("Pending").endStatus()
        .build();
  }
  // spotless:on
}
