package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.LeaderScenario.ASKING;
import static io.streambus.operator.brokers.LeaderScenario.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.Leader;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.testkit.broker.Behaviour;
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
    scenario.brokers.get(1).lead(true);

    // Then
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(ASKING);
    assertThat(scenario.wakes.take()).isEqualTo("default/demo");
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(new Leader.Known(1));
    assertThat(scenario.calls()).containsOnly("/api/v1/cluster").hasSize(3);
  }

  @Test
  void eachResultIsUsedOnlyOnce() throws InterruptedException {
    // Given
    scenario.brokers.get(1).lead(true);
    assertThat(scenario.answer()).isEqualTo(new Leader.Known(1));

    // When
    scenario.brokers.get(1).lead(false);
    scenario.brokers.get(2).lead(true);

    // Then
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(ASKING);
    scenario.wakes.take();
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(new Leader.Known(2));
  }

  @Test
  void discardsResultAfterSeconds() throws InterruptedException {
    // Given
    scenario.brokers.get(1).lead(true);
    scenario.questions.leader(scenario.demo);
    scenario.wakes.take();

    // When
    scenario.age.addAndGet(Duration.ofMillis(5_001).toNanos());

    // Then
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(ASKING);
    assertThat(scenario.wakes.take()).isNotNull();
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(new Leader.Known(1));
  }

  @Test
  void reconcileDuringLookupSendsNoFurtherRequests() throws InterruptedException {
    // Given
    scenario.brokers.forEach(broker -> broker.behave(new Behaviour.IsSlow(Duration.ofMillis(300))));

    // When
    IntStream.range(0, 20)
        .forEach(
            reconcile ->
                assertThat(scenario.questions.leader(scenario.demo))
                    .isEqualTo(new Leader.Asking()));
    scenario.wakes.take();

    // Then
    assertThat(scenario.calls()).hasSize(3);
    assertThat(scenario.wakes).isEmpty();
  }

  @Test
  void deletedClusterIsForgottenAndNotReconciled() throws InterruptedException {
    // Given
    scenario.brokers.forEach(broker -> broker.behave(new Behaviour.IsSlow(Duration.ofMillis(300))));
    scenario.questions.leader(scenario.demo);

    // When
    scenario.questions.forget("default", "demo");

    // Then
    assertThat(scenario.wakes.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(scenario.questions.leader(scenario.demo))
        .as("a new cluster of the same name")
        .isEqualTo(ASKING);
  }

  @Test
  void discardsResultForDifferentReplicaCount() throws InterruptedException {
    // Given
    scenario.brokers.get(2).lead(true);
    scenario.questions.leader(scenario.demo);
    scenario.wakes.take();

    // Then
    assertThat(scenario.questions.leader(cluster("demo", 1))).isEqualTo(ASKING);
  }

  @Test
  void hangingBrokersDoNotAffectOtherLookups() throws InterruptedException {
    // Given
    scenario.brokers.forEach(broker -> broker.behave(new Behaviour.Hangs()));
    List<BrokerCluster> hanging =
        IntStream.range(0, 12).mapToObj(number -> cluster("hanging-" + number, 3)).toList();
    hanging.forEach(scenario.questions::leader);

    // When
    scenario.brokers.forEach(broker -> broker.behave(new Behaviour.Answers()));
    scenario.brokers.get(1).lead(true);
    scenario.questions.leader(scenario.demo);

    // Then
    for (int answered = 0; answered <= hanging.size(); answered++) {
      assertThat(scenario.wakes.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(scenario.questions.leader(scenario.demo)).isEqualTo(new Leader.Known(1));
  }
}
