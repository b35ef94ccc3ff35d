package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.testkit.invariants.ObjectState.ClaimState;
import io.streambus.testkit.invariants.ObjectState.ClusterResourceState;
import io.streambus.testkit.invariants.ObjectState.Identity;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Extracts the state that the invariants need from objects. */
final class ObjectStates {

  private static final String TRUE = "true";
  private static final String HIBERNATED = "streambus.io/hibernate";

  private ObjectStates() {}

  /** Returns the state of an object, or empty if it belongs to no cluster. */
  static Optional<ObjectState> of(HasMetadata object) {
    if (object instanceof GenericKubernetesResource cluster) {
      return Optional.of(cluster(cluster));
    }
    Map<String, String> labels = object.getMetadata().getLabels();
    if (labels == null || !ClusterLabels.BROKER_NAME.equals(labels.get(ClusterLabels.NAME))) {
      return Optional.empty();
    }
    String cluster = labels.getOrDefault(ClusterLabels.INSTANCE, "");
    if (object instanceof StatefulSet set) {
      return Optional.of(set(set, cluster));
    }
    if (object instanceof PersistentVolumeClaim) {
      return Optional.of(
          new ClaimState(id(Kind.CLAIMS, cluster, object), object.isMarkedForDeletion()));
    }
    return object instanceof Pod pod && pod.getMetadata().getName().matches(".+-\\d{1,9}")
        ? Optional.of(pod(pod, cluster))
        : Optional.empty();
  }

  private static ObjectState pod(Pod pod, String cluster) {
    return new PodState(
        id(Kind.PODS, cluster, pod),
        Optional.ofNullable(pod.getMetadata().getOwnerReferences()).stream()
            .flatMap(owners -> owners.stream())
            .findFirst()
            .map(OwnerReference::getUid)
            .orElse(""),
        pod.isMarkedForDeletion(),
        isReady(pod) && runsItsImages(pod),
        images(pod),
        pod.getSpec().getVolumes().stream()
            .map(Volume::getPersistentVolumeClaim)
            .filter(Objects::nonNull)
            .map(source -> source.getClaimName())
            .collect(ImmutableSet.toImmutableSet()),
        annotation(pod, ClusterAnnotations.DELETE_POD_AND_PVC)
            .matches("true|delete-everything:.+"));
  }

  private static boolean isReady(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).map(PodStatus::getConditions).stream()
        .flatMap(conditions -> conditions.stream())
        .anyMatch(
            condition ->
                condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  /**
   * A container whose image was changed counts as not running immediately, before its node reports
   * it.
   */
  private static boolean runsItsImages(Pod pod) {
    Map<String, String> specImages = images(pod);
    return Optional.ofNullable(pod.getStatus()).map(PodStatus::getContainerStatuses).stream()
        .flatMap(containers -> containers.stream())
        .allMatch(container -> runs(container, specImages.getOrDefault(container.getName(), "")));
  }

  /** A node may report the image with a longer name than in the pod spec, or not report it yet. */
  private static boolean runs(ContainerStatus container, String image) {
    return container.getImage() == null || container.getImage().endsWith(image);
  }

  private static Map<String, String> images(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .collect(ImmutableMap.toImmutableMap(Container::getName, Container::getImage));
  }

  private static ObjectState set(StatefulSet set, String cluster) {
    return new StatefulSetState(
        id(Kind.STATEFUL_SETS, cluster, set),
        set.isMarkedForDeletion(),
        set.getSpec().getReplicas(),
        set.getSpec().getVolumeClaimTemplates().stream()
            .collect(
                ImmutableMap.toImmutableMap(
                    claim -> claim.getMetadata().getName(), ObjectStates::sizeInBytes)));
  }

  private static long sizeInBytes(PersistentVolumeClaim claim) {
    return Quantity.getAmountInBytes(claim.getSpec().getResources().getRequests().get("storage"))
        .longValue();
  }

  private static ObjectState cluster(GenericKubernetesResource cluster) {
    Object replicas = cluster.get("spec", "replicas");
    return new ClusterResourceState(
        id(Kind.CLUSTERS, cluster.getMetadata().getName(), cluster),
        cluster.isMarkedForDeletion(),
        replicas instanceof Number number ? number.intValue() : 0,
        TRUE.equals(annotation(cluster, HIBERNATED)),
        deletes(cluster, "whenDeleted") || deletes(cluster, "whenScaled"));
  }

  private static boolean deletes(GenericKubernetesResource cluster, String field) {
    return "Delete".equals(cluster.get("spec", "storage", "retentionPolicy", field));
  }

  private static String annotation(HasMetadata object, String name) {
    return Optional.ofNullable(object.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(name))
        .orElse("");
  }

  private static Identity id(Kind kind, String cluster, HasMetadata object) {
    ObjectMeta metadata = object.getMetadata();
    return new Identity(kind, cluster, metadata.getName(), metadata.getUid());
  }
}
