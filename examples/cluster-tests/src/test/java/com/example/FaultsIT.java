package com.example;

import static io.streambus.testkit.assertions.StreamBusAssertions.assertThat;
import static io.streambus.testkit.assertions.StreamBusAssertions.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.assertions.TestClusterAssert;
import io.streambus.testkit.faults.FaultAction;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.faults.FaultProxy;
import io.streambus.testkit.faults.FaultSeed;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestOperator;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The API server fails while the operator works. */
@ControlPlaneTest
class FaultsIT {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  @Test
  void clusterRunsDespiteOverloadedServer(TestUser user, TestOperator operator) {
    FaultPlan plan =
        FaultPlan.randomly(
                FaultSeed.printed(),
                0.2,
                FaultAction.tooManyRequests(Duration.ofSeconds(1)),
                FaultAction.serverError(),
                FaultAction.slow(Duration.ofMillis(500)))
            .atMost(10);
    FaultProxy proxy = operator.restartWithFaults(plan);

    TestCluster cluster = user.applyCluster("orders", "replicas: 3");

    await(cluster).atMost(TIMEOUT).until(TestClusterAssert::isRunning);
    assertThat(cluster).neverBelowQuorum();
    assertThat(proxy.writeCount()).isPositive();
  }

  @Test
  void newOperatorContinuesAfterCrash(TestUser user, TestOperator operator) {
    FaultProxy proxy = operator.restartWithFaults(FaultPlan.crashAfterWrite(5));

    TestCluster cluster = user.applyCluster("orders", "replicas: 3");
    Awaitility.await().until(proxy::isClosed);
    operator.restart();

    await(cluster).untilRunning();
  }

  @Test
  void clusterRunsAlthoughReadsAreStaleAndWatchesBreak(TestUser user, TestOperator operator) {
    operator.restartWithFaults(FaultPlan.onReads(FaultAction.staleReads(Duration.ofMillis(300))));

    TestCluster cluster = user.applyCluster("orders", "replicas: 3");

    await(cluster).atMost(TIMEOUT).untilRunning();
  }
}
