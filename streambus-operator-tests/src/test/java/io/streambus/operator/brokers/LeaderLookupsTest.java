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
 * If one of these failed, a roll could restart the leader first, by an answer that is old, or that
 * was given to another question, or wait for one that never comes.
 */
@Timeout(60)
class LeaderLookupsTest {

  private final LeaderScenario scene = new LeaderScenario();

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void theLeaderIsKnownOnceAllBrokersHaveAnswered() throws InterruptedException {
    // Given
    scene.brokers.get(1).lead(true);

    // Then
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(ASKING);
    assertThat(scene.wakes.take()).isEqualTo("default/demo");
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(new Leader.Known(1));
    assertThat(scene.calls()).containsOnly("/api/v1/cluster").hasSize(3);
  }

  @Test
  void eachAnswerIsGivenOnceSoThatTheNextStepAsksAnew() throws InterruptedException {
    // Given
    scene.brokers.get(1).lead(true);
    assertThat(scene.answer()).isEqualTo(new Leader.Known(1));

    // When
    scene.brokers.get(1).lead(false);
    scene.brokers.get(2).lead(true);

    // Then
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(ASKING);
    scene.wakes.take();
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(new Leader.Known(2));
  }

  @Test
  void anAnswerThatNobodyTookForSecondsIsNotUsed() throws InterruptedException {
    // Given
    scene.brokers.get(1).lead(true);
    scene.questions.leader(scene.demo);
    scene.wakes.take();

    // When
    scene.age.addAndGet(Duration.ofMillis(5_001).toNanos());

    // Then
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(ASKING);
    assertThat(scene.wakes.take()).isNotNull();
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(new Leader.Known(1));
  }

  @Test
  void aPassAmidAQuestionAsksNobodyTwice() throws InterruptedException {
    // Given
    scene.brokers.forEach(broker -> broker.behave(new Behaviour.IsSlow(Duration.ofMillis(300))));

    // When
    IntStream.range(0, 20)
        .forEach(
            pass -> assertThat(scene.questions.leader(scene.demo)).isEqualTo(new Leader.Asking()));
    scene.wakes.take();

    // Then
    assertThat(scene.calls()).hasSize(3);
    assertThat(scene.wakes).isEmpty();
  }

  @Test
  void aDeletedClusterIsForgottenAndNotWoken() throws InterruptedException {
    // Given
    scene.brokers.forEach(broker -> broker.behave(new Behaviour.IsSlow(Duration.ofMillis(300))));
    scene.questions.leader(scene.demo);

    // When
    scene.questions.forget("default", "demo");

    // Then
    assertThat(scene.wakes.poll(1, TimeUnit.SECONDS)).isNull();
    assertThat(scene.questions.leader(scene.demo))
        .as("of a new cluster with the name")
        .isEqualTo(ASKING);
  }

  @Test
  void anAnswerOfAnotherNumberOfBrokersIsNotUsed() throws InterruptedException {
    // Given
    scene.brokers.get(2).lead(true);
    scene.questions.leader(scene.demo);
    scene.wakes.take();

    // Then
    assertThat(scene.questions.leader(cluster("demo", 1))).isEqualTo(ASKING);
  }

  @Test
  void hangingBrokersOfManyClustersNeitherLoseNorSpoilAQuestion() throws InterruptedException {
    // Given
    scene.brokers.forEach(broker -> broker.behave(new Behaviour.Hangs()));
    List<BrokerCluster> hanging =
        IntStream.range(0, 12).mapToObj(number -> cluster("hanging-" + number, 3)).toList();
    hanging.forEach(scene.questions::leader);

    // When
    scene.brokers.forEach(broker -> broker.behave(new Behaviour.Answers()));
    scene.brokers.get(1).lead(true);
    scene.questions.leader(scene.demo);

    // Then
    for (int answered = 0; answered <= hanging.size(); answered++) {
      assertThat(scene.wakes.poll(20, TimeUnit.SECONDS)).isNotNull();
    }
    assertThat(scene.questions.leader(scene.demo)).isEqualTo(new Leader.Known(1));
  }
}
