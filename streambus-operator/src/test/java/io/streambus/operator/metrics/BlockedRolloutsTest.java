package io.streambus.operator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.kubernetes.ObjectKey;
import org.junit.jupiter.api.Test;

/** Guarantees that an alert on blocked rollouts fires and resolves. */
class BlockedRolloutsTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final BlockedRollouts blocked = new BlockedRollouts(new OperatorGauges(registry));

  @Test
  void countsEachBlockedClusterOnceByPredicate() {
    // When
    blocked.set(cluster("a"), "quorum");
    blocked.set(cluster("a"), "pod-not-ready");
    blocked.set(cluster("b"), "pod-not-ready");

    // Then
    assertThat(value("pod-not-ready")).isEqualTo(2);
    assertThat(value("quorum")).isZero();

    // When
    blocked.remove(cluster("a"));

    // Then
    assertThat(value("pod-not-ready")).isEqualTo(1);
  }

  private double value(String predicate) {
    return registry
        .get("streambus.operator.rollout.blocked")
        .tag("predicate", predicate)
        .gauge()
        .value();
  }

  private static ObjectKey cluster(String name) {
    return new ObjectKey("StreamBusCluster", "default", name);
  }
}
