package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.WatchedBrokers.NAME;
import static io.streambus.operator.brokers.WatchedBrokers.NAMESPACE;
import static io.streambus.operator.brokers.WatchedBrokers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.BrokerBehavior;
import io.streambus.testkit.broker.FakeBroker;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that the loss of a leader is visible in the metrics: brokers themselves export none.
 */
@Timeout(60)
class ClusterMetricsTest {

  private final WatchedBrokers demo = new WatchedBrokers(3);

  @AfterEach
  void close() {
    demo.close();
  }

  @Nested
  class Values {

    @Test
    void exportsBrokerState() {
      // Given
      demo.brokers.get(1).setLeader(true);
      demo.brokers.forEach(broker -> broker.setTopics("orders", "bills"));
      demo.brokers.get(0).setConsumerGroups("a");
      demo.brokers.get(2).setConsumerGroups("b", "c");

      // When
      demo.reconcile();

      // Then
      eventually(
          () -> {
            assertThat(demo.seriesValue("streambus.cluster.leader.known")).contains(1.0);
            assertThat(demo.seriesValue("streambus.cluster.brokers")).contains(3.0);
            assertThat(demo.seriesValue("streambus.cluster.brokers.reachable")).contains(3.0);
            assertThat(demo.seriesValue("streambus.cluster.topics", "namespace", NAMESPACE))
                .contains(2.0);
            assertThat(demo.seriesValue("streambus.cluster.consumer.groups", "cluster", NAME))
                .contains(3.0);
            assertThat(
                    demo.seriesValue(
                        "streambus.cluster.broker.info", "broker", "2", "version", "1.0.0"))
                .contains(1.0);
            assertThat(demo.seriesValue("streambus.cluster.api.errors")).contains(0.0);
            assertThat(demo.seriesValue("streambus.cluster.leader.changes")).contains(0.0);
          });
      assertThat(demo.seriesNames()).noneMatch(name -> name.startsWith("streambus.tenant"));
      assertThat(demo.calls()).noneMatch(AdminApiCall::isTenantCall);
    }

    @Test
    void unreachableBrokerIsCountedAndDoesNotHideOthers() {
      // Given
      demo.brokers.get(0).close();
      demo.brokers.get(1).setBehavior(new BrokerBehavior.DropConnections());
      demo.brokers.get(2).setLeader(true);

      // When
      demo.reconcile();

      // Then
      eventually(
          () -> {
            assertThat(demo.seriesValue("streambus.cluster.brokers.reachable")).contains(1.0);
            assertThat(demo.seriesValue("streambus.cluster.leader.known")).contains(1.0);
            assertThat(demo.seriesValue("streambus.cluster.api.errors")).contains(2.0);
          });
    }

    @Test
    void missingBrokerDataHasNoSeries() {
      // Given
      demo.brokers.forEach(FakeBroker::close);

      // When
      demo.reconcile();

      // Then
      eventually(
          () -> {
            assertThat(demo.seriesValue("streambus.cluster.brokers.reachable")).contains(0.0);
            assertThat(demo.seriesValue("streambus.cluster.leader.known")).contains(0.0);
            assertThat(demo.seriesValue("streambus.cluster.api.errors")).isPresent();
          });
      assertThat(demo.seriesValue("streambus.cluster.topics")).isEmpty();
      assertThat(demo.seriesValue("streambus.cluster.consumer.groups")).isEmpty();
      assertThat(demo.seriesValue("streambus.cluster.broker.info")).isEmpty();
    }

    @Test
    void conflictingLeadersAreUnknownAndNewLeaderIsChange() {
      // Given
      demo.brokers.get(0).setLeader(true);
      demo.reconcile();
      eventually(
          () -> assertThat(demo.seriesValue("streambus.cluster.leader.known")).contains(1.0));
      assertThat(demo.reconcile().leader()).hasValue(0);

      // When
      demo.brokers.get(1).setLeader(true);
      demo.pollAgain();

      // Then
      eventually(
          () -> assertThat(demo.seriesValue("streambus.cluster.leader.known")).contains(0.0));
      assertThat(demo.reconcile().leader()).isEmpty();
      assertThat(demo.seriesValue("streambus.cluster.leader.changes")).contains(0.0);

      // When
      demo.brokers.get(0).setLeader(false);
      demo.pollAgain();

      // Then
      eventually(
          () -> assertThat(demo.seriesValue("streambus.cluster.leader.changes")).contains(1.0));
      assertThat(demo.seriesValue("streambus.cluster.leader.known")).contains(1.0);
      assertThat(demo.reconcile().leader()).hasValue(1);
      assertThat(demo.reconcileRequests).hasValue(0);
    }
  }

  @Nested
  class Removal {

    @Test
    void disablingMetricsRemovesSeries() {
      // Given
      demo.reconcile();
      eventually(() -> assertThat(demo.seriesNames()).isNotEmpty());

      // When
      demo.reconcile(
          spec ->
              spec.observability(
                  ObservabilitySpec.builder()
                      .metrics(MetricsSpec.builder().enabled(false).build())
                      .build()));

      // Then
      eventually(() -> assertThat(demo.seriesNames()).isEmpty());
    }

    @Test
    void deletingClusterRemovesSeries() {
      // Given
      demo.reconcile();
      eventually(() -> assertThat(demo.seriesNames()).isNotEmpty());

      // When
      demo.watcher.forget(NAMESPACE, NAME);

      // Then
      assertThat(demo.seriesNames()).isEmpty();
    }
  }

  @Nested
  class Polling {

    @Test
    void clusterWithoutMetricsAndTenantsIsNotPolled() throws InterruptedException {
      // When
      demo.reconcile(
          spec ->
              spec.observability(
                  ObservabilitySpec.builder()
                      .metrics(MetricsSpec.builder().enabled(false).build())
                      .build()));
      Thread.sleep(500);

      // Then
      assertThat(demo.calls()).isEmpty();
    }

    @Test
    void unchangedClusterIsNotPolledByReconcile() throws InterruptedException {
      // Given
      demo.pollAgain();
      Thread.sleep(500);
      demo.brokers.forEach(FakeBroker::clearCalls);

      // When
      demo.reconcile();
      Thread.sleep(500);

      // Then
      assertThat(demo.calls()).isEmpty();
      assertThat(demo.reconcileRequests).hasValue(0);
    }

    @Test
    void closingStopsThreadsWhileBrokersHang() {
      // Given
      demo.brokers.forEach(broker -> broker.setBehavior(new BrokerBehavior.Hang()));
      demo.reconcile();
      eventually(() -> assertThat(demo.calls()).isNotEmpty());

      // When
      demo.watcher.close();
      demo.apis.close();

      // Then
      eventually(() -> assertThat(threads()).isEmpty());
      demo.brokers.forEach(FakeBroker::clearCalls);
      demo.reconcile();
      assertThat(demo.calls()).isEmpty();
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("streambus-broker"))
        .toList();
  }
}
