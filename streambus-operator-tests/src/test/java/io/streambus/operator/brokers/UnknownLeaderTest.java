package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.Leader;
import io.streambus.testkit.broker.BrokerBehavior;
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
 * Without these guarantees, a rollout could restart the leader first because of incomplete
 * information, or wait for a broker that never responds without naming it.
 */
@Timeout(60)
class UnknownLeaderTest {

  /** Less than three timeouts of two seconds. */
  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  private final LeaderScenario scenario = new LeaderScenario();

  @AfterEach
  void stop() {
    scenario.close();
  }

  static Stream<BrokerBehavior> faults() {
    return Stream.of(
        new BrokerBehavior.DropConnections(),
        new BrokerBehavior.Hang(),
        new BrokerBehavior.Trickle(),
        new BrokerBehavior.FixedResponse(200, "{}"),
        new BrokerBehavior.FixedResponse(200, "no JSON"),
        new BrokerBehavior.FixedResponse(503, "later"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void faultyBrokerMayBeAnotherLeader(BrokerBehavior fault) throws InterruptedException {
    // Given
    scenario.brokers.get(1).setLeader(true);
    scenario.brokers.get(2).setBehavior(fault);

    // Then
    assertThat(scenario.unknownReason()).startsWith("broker 2: ");
  }

  @Test
  void hangingBrokersShareOneTimeout() throws InterruptedException {
    // Given
    scenario.brokers.forEach(broker -> broker.setBehavior(new BrokerBehavior.Hang()));

    // When
    long begin = System.nanoTime();
    String reason = scenario.unknownReason();

    // Then
    assertThat(reason).startsWith("broker 0: ").contains("2 s");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIME_LIMIT);
  }

  @Test
  void namesUnreachableBroker() throws InterruptedException {
    // When
    scenario.brokers.get(0).close();

    // Then
    assertThat(scenario.unknownReason()).startsWith("broker 0: ");
  }

  @Test
  void namesBothBrokersThatClaimLeadership() throws InterruptedException {
    // When
    scenario.brokers.get(0).setLeader(true);
    scenario.brokers.get(2).setLeader(true);

    // Then
    assertThat(scenario.unknownReason()).contains("0 and 2");
  }

  @Test
  void clusterMayHaveNoLeader() throws InterruptedException {
    assertThat(scenario.unknownReason()).startsWith("no broker ");
  }

  @Test
  void ignoresBrokerThatNamesAnotherLeader() throws InterruptedException {
    // When
    scenario
        .brokers
        .get(0)
        .setBehavior(new BrokerBehavior.FixedResponse(200, "{\"controller_id\": 2}"));

    // Then
    assertThat(scenario.unknownReason()).startsWith("broker 0: ").contains("2");
  }

  @Test
  void missingBrokerAddressesAreReportedImmediately() {
    // Given
    LeaderLookups unreachable = scenario.lookups((cluster, ordinal) -> Optional.empty());

    // Then
    assertThat(unreachable.leader(scenario.demo)).isInstanceOf(Leader.Unknown.class);
    assertThat(scenario.reconciles).isEmpty();
    unreachable.close();
  }

  @Test
  void internalErrorIsCountedAndLeaderUnknown() throws InterruptedException {
    // Given
    LeaderLookups faulty =
        scenario.lookups((cluster, ordinal) -> Optional.of(URI.create("nonsense://broker")));

    // When
    faulty.leader(scenario.demo);
    scenario.reconciles.take();

    // Then
    assertThat(faulty.leader(scenario.demo)).isInstanceOf(Leader.Unknown.class);
    assertThat(scenario.registry.get("streambus.operator.broker.poll.errors").counter().count())
        .isPositive();
    faulty.close();
  }
}
