package io.streambus.operator.storage;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.RaftEpoch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Brokers in any state whose desired volume size is 20Gi. */
record TestBrokers(BrokerCluster cluster) {

  private static final String SET_UID = "the set";
  private static final String REVISION = "demo-1";
  private static final Quantity DESIRED_SIZE = new Quantity("20Gi");

  enum ClaimState {
    SMALL,
    SMALL_PENDING,
    REQUESTED,
    LARGER,
    OWNED,
    TERMINATING,
    MISSING;

    boolean isLargeEnough() {
      return this == REQUESTED || this == LARGER || this == OWNED;
    }
  }

  enum PodState {
    UP_TO_DATE,
    TERMINATING,
    OUTDATED,
    MISSING
  }

  enum SetState {
    OBSERVED,
    UNOBSERVED,
    STOPPED,
    TERMINATING,
    MISSING
  }

  /** The claim templates have a smaller size. */
  static TestBrokers resized(int replicas) {
    return of(replicas, new Quantity("10Gi"));
  }

  /** The claim templates have the desired size. */
  static TestBrokers upToDate(int replicas) {
    return of(replicas, DESIRED_SIZE);
  }

  private static TestBrokers of(int replicas, Quantity template) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(
        StreamBusClusterSpec.builder()
            .replicas(replicas)
            .storage(StorageSpec.builder().size(DESIRED_SIZE).raftSize(DESIRED_SIZE).build())
            .build());
    var volumes =
        new ExistingState.ClaimTemplates(
            Optional.empty(), template, template, Optional.empty(), Optional.empty());
    var resolved =
        (Resolved)
            ClusterResolver.resolve(
                demo,
                ClusterInputs.builder()
                    .existingState(
                        new ExistingState(
                            Optional.of(new RaftEpoch(1, replicas)), Optional.of(volumes)))
                    .build());
    return new TestBrokers(resolved.cluster());
  }

  /**
   * Creates the plan for these brokers.
   *
   * @param claims states of the data claims, then of the Raft claims
   */
  VolumePlan plan(List<ClaimState> claims, List<PodState> pods, SetState set) {
    return new VolumePlan(snapshot(claims, pods, set), cluster, Optional.empty());
  }

  private ClusterSnapshot snapshot(List<ClaimState> claims, List<PodState> pods, SetState set) {
    int replicas = cluster.replicas();
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    return new ClusterSnapshot(
        demo,
        set(set).map(List::<HasMetadata>of).orElse(List.of()),
        IntStream.range(0, replicas)
            .filter(i -> pods.get(i) != PodState.MISSING)
            .mapToObj(i -> pod(i, pods.get(i)))
            .toList(),
        List.of(),
        IntStream.range(0, 2 * replicas)
            .filter(i -> claims.get(i) != ClaimState.MISSING)
            .mapToObj(i -> claim(i < replicas ? "data" : "raft", i % replicas, claims.get(i)))
            .toList(),
        OptionalApis.installed(Set.of()),
        Optional.empty(),
        Instant.EPOCH);
  }

  private static BrokerClaim claim(String template, int ordinal, ClaimState state) {
    String name = template + "-demo-" + ordinal;
    ImmutableBrokerClaim.Builder claim =
        BrokerClaim.builder()
            .version(version("PersistentVolumeClaim", name))
            .template(template)
            .ordinal(ordinal)
            .createdAt(Instant.EPOCH)
            .terminating(state == ClaimState.TERMINATING)
            .owners(
                state == ClaimState.OWNED
                    ? List.of(new OwnerReferenceBuilder().withUid(SET_UID).build())
                    : List.of())
            .phase(state == ClaimState.SMALL_PENDING ? "Pending" : "Bound");
    return switch (state) {
      case SMALL, SMALL_PENDING -> claim.requested(new Quantity("10Gi")).build();
      case LARGER -> claim.requested(new Quantity("1Ti")).build();
      default -> claim.requested(new Quantity("20480Mi")).build();
    };
  }

  private static BrokerPod pod(int ordinal, PodState state) {
    return BrokerPod.builder()
        .version(version("Pod", "demo-" + ordinal))
        .ordinal(ordinal)
        .createdAt(Instant.EPOCH)
        .terminating(state == PodState.TERMINATING)
        .labels(Map.of(BrokerPod.REVISION_LABEL, state == PodState.OUTDATED ? "demo-0" : REVISION))
        .phase("Running")
        .build();
  }

  private static ObjectVersion version(String kind, String name) {
    return new ObjectVersion(new ObjectKey(kind, "default", name), "uid of " + name, "1");
  }

  // spotless:off
  private Optional<StatefulSet> set(SetState state) {
    return state == SetState.MISSING
        ? Optional.empty()
        : Optional.of(
            new StatefulSetBuilder()
                .withNewMetadata()
                    .withName("demo")
                    .withUid(SET_UID)
                    .withGeneration(2L)
                    .withDeletionTimestamp(
                        state == SetState.TERMINATING ? "2026-01-01T00:00:00Z" : null)
                .endMetadata()
                .withNewSpec()
                    .withReplicas(state == SetState.STOPPED ? 0 : cluster.replicas())
                .endSpec()
                .withNewStatus()
                    .withObservedGeneration(state == SetState.UNOBSERVED ? 1L : 2L)
                    .withUpdateRevision(REVISION)
                .endStatus()
                .build());
  }
  // spotless:on
}
