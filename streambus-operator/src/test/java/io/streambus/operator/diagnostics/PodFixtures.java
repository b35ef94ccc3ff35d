package io.streambus.operator.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.BrokerPod.Termination;
import io.streambus.operator.kubernetes.BrokerPod.Waiting;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.ImmutableBrokerPod;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Broker pod "demo-1" and the claims of its cluster, observed one hour after the start. */
final class PodFixtures {

  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant LATER = START.plus(Duration.ofHours(1));

  private PodFixtures() {}

  /** The diagnosis of a pod whose claims are irrelevant. */
  static String messageOf(BrokerPod pod) {
    return messageWithClaims(pod, List.of());
  }

  /** The diagnosis of a pod, which must be due after one hour. */
  static String messageWithClaims(BrokerPod pod, List<BrokerClaim> claims) {
    Diagnosis diagnosis = diagnose(pod, claims).orElseThrow();
    assertThat(diagnosis.isDue(LATER)).isTrue();
    return diagnosis.text();
  }

  /** The diagnosis of an operator that first observes the pod after one hour. */
  static Optional<Diagnosis> diagnose(BrokerPod pod, List<BrokerClaim> claims) {
    return new PodDiagnosis(pod, observed(pod, claims), OptionalInt.empty()).find();
  }

  /** The observed state after one hour of a cluster with this pod. */
  static ClusterSnapshot observed(BrokerPod pod, List<BrokerClaim> claims) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName("demo").build());
    return new ClusterSnapshot(
        cluster,
        List.of(),
        List.of(pod),
        List.of(),
        claims,
        OptionalApis.installed(Set.of()),
        Optional.empty(),
        LATER);
  }

  static BrokerPod unscheduledPod(String message, Instant since) {
    return pod()
        .putConditions(
            BrokerPod.SCHEDULED, new PodCondition(false, "Unschedulable", message, since))
        .build();
  }

  static PodContainer waitingContainer(String name, String reason, String message) {
    return container(name, Optional.of(new Waiting(reason, message)), Optional.empty());
  }

  static PodContainer container(
      String name, Optional<Waiting> waiting, Optional<Termination> ended) {
    return new PodContainer(
        name,
        "shop/" + name + ":v9",
        false,
        ended.isPresent() ? 3 : 0,
        Optional.empty(),
        waiting,
        ended);
  }

  static ImmutableBrokerPod pod(PodContainer container) {
    return pod().addContainers(container).build();
  }

  static ImmutableBrokerPod.Builder pod() {
    return BrokerPod.builder()
        .version(new ObjectVersion(new ObjectKey("Pod", "shop", "demo-1"), "uid-1", "7"))
        .ordinal(1)
        .createdAt(START)
        .terminating(false)
        .phase("Pending");
  }

  /** A bound claim with this creation time. */
  static BrokerClaim boundClaim(String template, int ordinal, Instant created) {
    return unboundClaim(template, ordinal).createdAt(created).phase("Bound").build();
  }

  /** A claim without a volume. */
  static ImmutableBrokerClaim.Builder unboundClaim(String template, int ordinal) {
    String name = template + "-demo-" + ordinal;
    return BrokerClaim.builder()
        .version(new ObjectVersion(new ObjectKey("PersistentVolumeClaim", "shop", name), name, "8"))
        .template(template)
        .ordinal(ordinal)
        .createdAt(START)
        .terminating(false)
        .requested(new Quantity("1Gi"))
        .phase("Pending");
  }
}
