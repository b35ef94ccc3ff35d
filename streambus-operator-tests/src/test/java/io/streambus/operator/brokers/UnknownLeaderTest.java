package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.Leader;
import io.streambus.testkit.broker.Behaviour;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * If one of these failed, a roll could restart the leader first, by an answer that is not the whole
 * of it, or wait for a broker that never answers, and nobody would learn which broker that is.
 */
@Timeout(60)
class UnknownLeaderTest {

  private static final Duration ALL_OF_IT = Duration.ofMillis(2_900);

  private final LeaderScenario scene = new LeaderScenario();

  @AfterEach
  void stop() {
    scene.close();
  }

  static Stream<Behaviour> troubles() {
    return Stream.of(
        new Behaviour.Drops(),
        new Behaviour.Hangs(),
        new Behaviour.Trickles(),
        new Behaviour.Says(200, "{}"),
        new Behaviour.Says(200, "no JSON"),
        new Behaviour.Says(503, "later"));
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void aBrokerInTroubleMayBeAFurtherLeader(Behaviour trouble) throws InterruptedException {
    // Given
    scene.brokers.get(1).lead(true);
    scene.brokers.get(2).behave(trouble);

    // Then
    assertThat(scene.reason()).startsWith("broker 2: ");
  }

  @Test
  void brokersThatAllHangCostTwoSecondsTogetherAndNotEach() throws InterruptedException {
    // Given
    scene.brokers.forEach(broker -> broker.behave(new Behaviour.Hangs()));

    // When
    long begin = System.nanoTime();
    String reason = scene.reason();

    // Then
    assertThat(reason).isEqualTo("broker 0: no answer within 2 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ALL_OF_IT);
  }

  @Test
  void aBrokerThatIsAwayIsNamed() throws InterruptedException {
    // When
    scene.brokers.get(0).close();

    // Then
    assertThat(scene.reason()).isEqualTo("broker 0: no connection");
  }

  @Test
  void twoThatSayThatTheyLeadAreNoLeader() throws InterruptedException {
    // When
    scene.brokers.get(0).lead(true);
    scene.brokers.get(2).lead(true);

    // Then
    assertThat(scene.reason()).isEqualTo("brokers 0 and 2 both say that they lead");
  }

  @Test
  void aClusterMayHaveNoLeader() throws InterruptedException {
    assertThat(scene.reason()).isEqualTo("no broker says that it leads");
  }

  @Test
  void aBrokerThatNamesAnotherIsNotBelieved() throws InterruptedException {
    // When
    scene.brokers.get(0).behave(new Behaviour.Says(200, "{\"controller_id\": 2}"));

    // Then
    assertThat(scene.reason()).isEqualTo("broker 0: says that the broker with the id 2 leads");
  }

  @Test
  void brokersOutOfReachAreUnknownAtOnce() {
    // Given
    LeaderLookups nobody = scene.questions((cluster, ordinal) -> Optional.empty());

    // Then
    assertThat(nobody.leader(scene.demo)).isInstanceOf(Leader.Unknown.class);
    assertThat(scene.wakes).isEmpty();
    nobody.close();
  }

  @Test
  void aFaultOfTheOperatorIsAnAnswerAndCounted() throws InterruptedException {
    // Given
    LeaderLookups faulty =
        scene.questions(
            (cluster, ordinal) ->
                Optional.of(new HttpBrokerApi(scene.http, URI.create("nonsense://broker"))));

    // When
    faulty.leader(scene.demo);
    scene.wakes.take();

    // Then
    assertThat(faulty.leader(scene.demo)).isInstanceOf(Leader.Unknown.class);
    assertThat(scene.registry.get("streambus.operator.broker.poll.errors").counter().count())
        .isEqualTo(3);
    faulty.close();
  }
}
