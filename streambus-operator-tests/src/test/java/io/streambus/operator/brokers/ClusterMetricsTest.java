package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.WatchedBrokers.NAME;
import static io.streambus.operator.brokers.WatchedBrokers.NAMESPACE;
import static io.streambus.operator.brokers.WatchedBrokers.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.testkit.broker.Behaviour;
import io.streambus.testkit.broker.Call;
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
      demo.brokers.get(1).lead(true);
      demo.brokers.forEach(broker -> broker.topics("orders", "bills"));
      demo.brokers.get(0).groups("a");
      demo.brokers.get(2).groups("b", "c");

      // When
      demo.pass();

      // Then
      eventually(() -> assertThat(demo.series("streambus.cluster.leader.known")).contains(1.0));
      assertThat(demo.series("streambus.cluster.brokers")).contains(3.0);
      assertThat(demo.series("streambus.cluster.brokers.reachable")).contains(3.0);
      assertThat(demo.series("streambus.cluster.topics", "namespace", NAMESPACE)).contains(2.0);
      assertThat(demo.series("streambus.cluster.consumer.groups", "cluster", NAME)).contains(3.0);
      assertThat(demo.series("streambus.cluster.broker.info", "broker", "2", "version", "1.0.0"))
          .contains(1.0);
      assertThat(demo.series("streambus.cluster.api.errors")).contains(0.0);
      assertThat(demo.series("streambus.cluster.leader.changes")).contains(0.0);
      assertThat(demo.names()).noneMatch(name -> name.startsWith("streambus.tenant"));
      assertThat(demo.calls()).noneMatch(Call::isAboutTenants);
    }

    @Test
    void unreachableBrokerIsCountedAndDoesNotHideOthers() {
      // Given
      demo.brokers.get(0).close();
      demo.brokers.get(1).behave(new Behaviour.Drops());
      demo.brokers.get(2).lead(true);

      // When
      demo.pass();

      // Then
      eventually(() -> assertThat(demo.series("streambus.cluster.brokers.reachable")).contains(1.0));
      assertThat(demo.series("streambus.cluster.leader.known")).contains(1.0);
      assertThat(demo.series("streambus.cluster.api.errors")).contains(2.0);
    }

    @Test
    void missingBrokerDataHasNoSeries() {
      // Given
      demo.brokers.forEach(FakeBroker::close);

      // When
      demo.pass();

      // Then
      eventually(() -> assertThat(demo.series("streambus.cluster.brokers.reachable")).contains(0.0));
      assertThat(demo.series("streambus.cluster.leader.known")).contains(0.0);
      assertThat(demo.series("streambus.cluster.topics")).isEmpty();
      assertThat(demo.series("streambus.cluster.consumer.groups")).isEmpty();
      assertThat(demo.series("streambus.cluster.broker.info")).isEmpty();
    }

    @Test
    void conflictingLeadersAreUnknownAndNewLeaderIsChange() {
      // Given
      demo.brokers.get(0).lead(true);
      demo.pass();
      eventually(() -> assertThat(demo.series("streambus.cluster.leader.known")).contains(1.0));
      assertThat(demo.pass().leader()).hasValue(0);

      // When
      demo.brokers.get(1).lead(true);
      demo.lookAgain();

      // Then
      eventually(() -> assertThat(demo.series("streambus.cluster.leader.known")).contains(0.0));
      assertThat(demo.pass().leader()).isEmpty();
      assertThat(demo.series("streambus.cluster.leader.changes")).contains(0.0);

      // When
      demo.brokers.get(0).lead(false);
      demo.lookAgain();

      // Then
      eventually(() -> assertThat(demo.series("streambus.cluster.leader.changes")).contains(1.0));
      assertThat(demo.series("streambus.cluster.leader.known")).contains(1.0);
      assertThat(demo.pass().leader()).hasValue(1);
      assertThat(demo.wakes).hasValue(0);
    }
  }

  @Nested
  class Removal {

    @Test
    void disablingMetricsRemovesSeries() {
      // Given
      demo.pass();
      eventually(() -> assertThat(demo.names()).isNotEmpty());

      // When
      demo.follow(
          spec ->
              spec.observability(
                  ObservabilitySpec.builder()
                      .metrics(MetricsSpec.builder().enabled(false).build())
                      .build()));

      // Then
      eventually(() -> assertThat(demo.names()).isEmpty());
    }

    @Test
    void deletingClusterRemovesSeries() {
      // Given
      demo.pass();
      eventually(() -> assertThat(demo.names()).isNotEmpty());

      // When
      demo.watcher.forget(NAMESPACE, NAME);

      // Then
      assertThat(demo.names()).isEmpty();
    }
  }

  @Nested
  class Polling {

    @Test
    void clusterWithoutMetricsAndTenantsIsNotPolled() throws InterruptedException {
      // When
      demo.follow(
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
      demo.lookAgain();
      Thread.sleep(500);
      demo.brokers.forEach(FakeBroker::forgetCalls);

      // When
      demo.pass();
      Thread.sleep(500);

      // Then
      assertThat(demo.calls()).isEmpty();
      assertThat(demo.wakes).hasValue(0);
    }

    @Test
    void closingStopsThreadsWhileBrokersHang() {
      // Given
      demo.brokers.forEach(broker -> broker.behave(new Behaviour.Hangs()));
      demo.pass();
      eventually(() -> assertThat(demo.calls()).isNotEmpty());

      // When
      demo.watcher.close();
      demo.http.close();

      // Then
      eventually(() -> assertThat(threads()).isEmpty());
      demo.brokers.forEach(FakeBroker::forgetCalls);
      demo.pass();
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
