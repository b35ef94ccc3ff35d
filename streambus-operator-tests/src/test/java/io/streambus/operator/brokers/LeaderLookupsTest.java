package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.LeaderScenario.PENDING;
import static io.streambus.operator.brokers.LeaderScenario.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.Leader;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.testkit.broker.BrokerBehavior;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Without these guarantees, a rollout could restart the leader first because of a stale or
 * mismatched result, or wait for a result that never arrives.
 */
@Timeout(60)
class LeaderLookupsTest {

  private final LeaderScenario scenario = new LeaderScenario();

  @AfterEach
  void stop() {
    scenario.close();
  }

  @Test
  void leaderIsKnownOnceAllBrokersRespond() throws InterruptedException {
    // Given
    scenario.brokers.get(1).setLeader(true);

    // Then
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(PENDING);
    assertThat(scenario.reconciles.take()).isEqualTo("default/demo");
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(new Leader.Known(1));
    assertThat(scenario.requestPaths()).containsOnly("/api/v1/cluster").hasSize(3);
  }

  @Test
  void eachResultIsUsedOnlyOnce() throws InterruptedException {
    // Given
    scenario.brokers.get(1).setLeader(true);
    assertThat(scenario.lookUp()).isEqualTo(new Leader.Known(1));

    // When
    scenario.brokers.get(1).setLeader(false);
    scenario.brokers.get(2).setLeader(true);

    // Then
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(PENDING);
    scenario.reconciles.take();
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(new Leader.Known(2));
  }

  @Test
  void discardsResultAfterSeconds() throws InterruptedException {
    // Given
    scenario.brokers.get(1).setLeader(true);
    scenario.lookups.leader(scenario.demo);
    scenario.reconciles.take();

    // When
    scenario.elapsedNanos.addAndGet(Duration.ofMillis(5_001).toNanos());

    // Then
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(PENDING);
    assertThat(scenario.reconciles.take()).isNotNull();
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(new Leader.Known(1));
  }

  @Test
  void reconcileDuringLookupSendsNoFurtherRequests() throws InterruptedException {
    // Given
    scenario.brokers.forEach(
        broker -> broker.setBehavior(new BrokerBehavior.Slow(Duration.ofMillis(300))));

    // When
    IntStream.range(0, 20)
        .forEach(
            reconcile ->
                assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(new Leader.Pending()));
    scenario.reconciles.take();

    // Then
    assertThat(scenario.requestPaths()).hasSize(3);
    assertThat(scenario.reconciles).isEmpty();
  }

  @Test
  void deletedClusterIsForgottenAndNotReconciled() throws InterruptedException {
    // Given
    scenario.brokers.forEach(
        broker -> broker.setBehavior(new BrokerBehavior.Slow(Duration.ofMillis(300))));
    scenario.lookups.leader(scenario.demo);

    // When
    scenario.lookups.forget("default", "demo");

    // Then
    assertThat(scenario.reconciles.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(scenario.lookups.leader(scenario.demo))
        .as("a new cluster of the same name")
        .isEqualTo(PENDING);
  }

  @Test
  void discardsResultForDifferentReplicaCount() throws InterruptedException {
    // Given
    scenario.brokers.get(2).setLeader(true);
    scenario.lookups.leader(scenario.demo);
    scenario.reconciles.take();

    // Then
    assertThat(scenario.lookups.leader(cluster("demo", 1))).isEqualTo(PENDING);
  }

  @Test
  void hangingBrokersDoNotAffectOtherLookups() throws InterruptedException {
    // Given
    scenario.brokers.forEach(broker -> broker.setBehavior(new BrokerBehavior.Hang()));
    List<BrokerCluster> hanging =
        IntStream.range(0, 12).mapToObj(number -> cluster("hanging-" + number, 3)).toList();
    hanging.forEach(scenario.lookups::leader);

    // When
    scenario.brokers.forEach(broker -> broker.setBehavior(new BrokerBehavior.Normal()));
    scenario.brokers.get(1).setLeader(true);
    scenario.lookups.leader(scenario.demo);

    // Then
    for (int answered = 0; answered <= hanging.size(); answered++) {
      assertThat(scenario.reconciles.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(scenario.lookups.leader(scenario.demo)).isEqualTo(new Leader.Known(1));
  }
}
