package io.streambus.operator.storage;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StorageStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Creates a cluster as a user and observes its volumes. */
record VolumeObserver(NamespaceUser user) {

  static final String DEMO = "demo";

  /** Creates the cluster and waits until it is running. */
  void createAndAwaitRunning(String... spec) {
    user.apply(DEMO, spec);
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  /** Waits until the claim templates and the status show these sizes. */
  void awaitResized(String size, String raftSize) {
    eventually(
        () -> {
          assertThat(templateSizes()).containsExactly(size, raftSize);
          assertThat(storageStatus()).contains(size + " " + raftSize + " " + storageClassName());
          assertThat(user.cluster(DEMO))
              .hasPhase(ClusterPhase.RUNNING)
              .doesNotHaveCondition(ConditionType.STORAGE_RESIZING)
              .doesNotHaveCondition(ConditionType.CHANGE_BLOCKED);
        });
  }

  String storageClassName() {
    return user.claims().get(0).getSpec().getStorageClassName();
  }

  Optional<String> storageStatus() {
    return user.cluster(DEMO)
        .getStatus()
        .storage()
        .map(
            (StorageStatus storage) ->
                storage.size().orElse("")
                    + " "
                    + storage.raftSize().orElse("")
                    + " "
                    + storage.storageClass().orElse(""));
  }

  StatefulSet statefulSet() {
    return client().apps().statefulSets().inNamespace(namespace()).withName(DEMO).get();
  }

  /** Returns the sizes in the claim templates; empty while the StatefulSet is being replaced. */
  List<String> templateSizes() {
    return Stream.ofNullable(statefulSet())
        .flatMap(found -> found.getSpec().getVolumeClaimTemplates().stream())
        .map(VolumeObserver::requestedSize)
        .toList();
  }

  /** Returns the requested size of each claim by name. */
  Map<String, String> requestedSizes() {
    return user.claims().stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), VolumeObserver::requestedSize));
  }

  private static String requestedSize(PersistentVolumeClaim claim) {
    return String.valueOf(claim.getSpec().getResources().getRequests().get("storage"));
  }

  static List<String> ownerUids(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream().map(OwnerReference::getUid).toList();
  }

  static PersistentVolumeClaim withSizeOf30Gi(PersistentVolumeClaim claim) {
    claim.getSpec().getResources().getRequests().put("storage", new Quantity("30Gi"));
    return claim;
  }

  private KubernetesClient client() {
    return user.client();
  }

  private String namespace() {
    return user.namespace().name();
  }
}
