package com.example;

import static io.streambus.testkit.assertions.StreamBusAssertions.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.operator.OperatorOptions;
import io.streambus.testkit.junit.ApiServerTest;
import io.streambus.testkit.junit.TestOperatorOptions;
import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import org.junit.jupiter.api.Test;

/** The operator under test has options of its own, and fields of the test. */
@ApiServerTest
class OperatorOptionsIT {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @TestOperatorOptions
  OperatorOptions options() {
    return OperatorOptions.builder().meterRegistry(metrics).build();
  }

  @Test
  void operatorReportsMetrics(TestUser user) {
    TestCluster cluster = user.applyCluster("orders", "replicas: 3");

    await(cluster).until(status -> status.isUpToDate().hasReadyBrokers(0));

    assertThat(metrics.getMeters()).isNotEmpty();
  }
}
