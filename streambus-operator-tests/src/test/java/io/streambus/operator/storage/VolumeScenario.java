package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.spec.ImmutableStorageSpec;
import io.streambus.api.spec.RetentionPolicySpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ClaimRetentionPolicy;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A scenario that observes the volumes of a cluster. */
public record VolumeScenario(OperatorScenario scenario) {

  static final Map<String, String> RESIZED =
      Map.of(
          "data-demo-0", "20Gi",
          "data-demo-1", "20Gi",
          "data-demo-2", "20Gi",
          "raft-demo-0", "8Gi",
          "raft-demo-1", "8Gi",
          "raft-demo-2", "8Gi");

  static VolumeScenario running() {
    return new VolumeScenario(OperatorScenario.running());
  }

  /** Returns a scenario in which "demo" is running with the given storage. */
  static VolumeScenario running(UnaryOperator<ImmutableStorageSpec.Builder> storage) {
    OperatorScenario scenario = new OperatorScenario();
    scenario.user.createOrReplace(
        OperatorScenario.demo(
            NAMESPACE, spec -> spec.storage(storage.apply(StorageSpec.builder()).build())));
    scenario.operator.settle();
    scenario.cluster.requests().clear();
    return new VolumeScenario(scenario);
  }

  /** Claims have an owner, the riskiest setup for a resize. */
  static VolumeScenario runningWithOwnedClaims() {
    return running(
        storage ->
            storage.retentionPolicy(
                RetentionPolicySpec.builder()
                    .whenDeleted(ClaimRetentionPolicy.DELETE.value())
                    .build()));
  }

  public void requestSizes(String size, String raftSize) {
    changeStorage(storage -> storage.size(new Quantity(size)).raftSize(new Quantity(raftSize)));
  }

  public void changeStorage(UnaryOperator<ImmutableStorageSpec.Builder> storage) {
    scenario.user.editSpec(
        NAMESPACE,
        NAME,
        spec ->
            StreamBusClusterSpec.builder()
                .from(spec)
                .storage(
                    storage
                        .apply(
                            StorageSpec.builder()
                                .from(spec.storage().orElse(StorageSpec.builder().build())))
                        .build())
                .build());
  }

  /** Returns the requested size of each claim by name. */
  Map<String, String> requestedSizes() {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> requestedSize(claim).toString()));
  }

  private static Quantity requestedSize(PersistentVolumeClaim claim) {
    return claim.getSpec().getResources().getRequests().getOrDefault("storage", new Quantity("0"));
  }

  /** Returns the sizes in the claim templates. */
  List<String> templateSizes() {
    return scenario.statefulSet().getSpec().getVolumeClaimTemplates().stream()
        .map(template -> requestedSize(template).toString())
        .toList();
  }

  List<String> podUids() {
    return scenario.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  List<String> revisions() {
    return scenario.pods().stream()
        .map((Pod pod) -> pod.getMetadata().getLabels().get("controller-revision-hash"))
        .distinct()
        .toList();
  }

  List<Request> claimWrites() {
    return scenario.cluster.requests().writesOf(PersistentVolumeClaim.class);
  }

  void resizeClaimManually(String claim, String size) {
    scenario.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        claim,
        each -> each.getSpec().getResources().getRequests().put("storage", new Quantity(size)));
  }

  List<String> claimUids() {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getUid())
        .toList();
  }

  List<String> claimOwners() {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .flatMap(claim -> claim.getMetadata().getOwnerReferences().stream())
        .map(owner -> owner.getUid())
        .distinct()
        .toList();
  }

  /** Returns every status that the condition QuorumHealthy has had. */
  List<String> quorumStatuses() {
    return scenario.cluster.statuses(NAMESPACE, NAME).stream()
        .map((StreamBusClusterStatus status) -> status.condition(ConditionType.QUORUM_HEALTHY))
        .flatMap(condition -> condition.stream().map(ClusterCondition::status))
        .distinct()
        .toList();
  }
}
