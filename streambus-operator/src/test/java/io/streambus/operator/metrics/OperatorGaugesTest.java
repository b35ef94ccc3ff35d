package io.streambus.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.kubernetes.ObjectKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guarantees that an operator that is started again does not report what it knew before. */
class OperatorGaugesTest {

  private static final ObjectKey DEMO = new ObjectKey("StreamBusCluster", "default", "demo");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void laterOperatorReplacesTheGaugesOfTheStoppedOne() {
    // Given
    try (var gauges = new OperatorGauges(registry)) {
      new ManagedClusters(gauges).set(DEMO, ClusterPhase.RUNNING);
      new CertificateExpiry(gauges).set(DEMO, Instant.EPOCH, Instant.EPOCH);
    }

    // When
    new ManagedClusters(new OperatorGauges(registry)).set(DEMO, ClusterPhase.FAILED);

    // Then
    assertThat(clusters(ClusterPhase.RUNNING)).isZero();
    assertThat(clusters(ClusterPhase.FAILED)).isEqualTo(1);
    assertThat(registry.getMeters()).hasSize(ClusterPhase.values().length);
  }

  /** Otherwise, an operator that replaces another one would be invisible from then on. */
  @Test
  void operatorThatIsStartedBeforeTheFormerIsClosedKeepsItsGauges() {
    // Given
    var former = new OperatorGauges(registry);
    new ManagedClusters(former).set(DEMO, ClusterPhase.RUNNING);
    new CertificateExpiry(former).set(DEMO, Instant.EPOCH, Instant.EPOCH);
    new ManagedClusters(new OperatorGauges(registry)).set(DEMO, ClusterPhase.FAILED);

    // When
    former.close();

    // Then
    assertThat(clusters(ClusterPhase.RUNNING)).isZero();
    assertThat(clusters(ClusterPhase.FAILED)).isEqualTo(1);
    assertThat(registry.getMeters()).hasSize(ClusterPhase.values().length);
  }

  private double clusters(ClusterPhase phase) {
    return registry
        .get("streambus.operator.managed.clusters")
        .tag("phase", phase.value())
        .gauge()
        .value();
  }
}
