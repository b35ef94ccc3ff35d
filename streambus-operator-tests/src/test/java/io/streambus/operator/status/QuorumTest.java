package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without these guarantees, an administrator could drain one node too many. */
class QuorumTest {

  private static final Duration PAST_WRITE_DELAY = Duration.ofSeconds(11);

  private final OperatorScenario scenario = new OperatorScenario();

  @ParameterizedTest
  @CsvSource({
    "1, 0, True, 0", "2, 0, True, 0", "2, 1, False, 0", "3, 0, True, 1", "3, 1, True, 0",
    "3, 2, False, 0", "4, 1, True, 0", "5, 0, True, 2", "5, 2, True, 0", "5, 3, False, 0",
  })
  void reportsToleratedFailures(int brokers, int failed, String healthy, int tolerated) {
    // Given
    running(brokers);

    // When
    for (int ordinal = 0; ordinal < failed; ordinal++) {
      scenario.cluster.pods().crashLoop(NAMESPACE, NAME + "-" + ordinal);
    }
    scenario.operator.runFor(PAST_WRITE_DELAY);

    // Then
    assertThat(scenario.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo(healthy);
    assertThat(scenario.status().toleratedFailures()).contains(tolerated);
  }

  @Test
  void startingClusterHasNoQuorumCondition() {
    // Given
    scenario.cluster.pods().makeAllUnschedulable();

    // When
    scenario.user.createOrReplace(demo(NAMESPACE));
    scenario.operator.runFor(PAST_WRITE_DELAY);

    // Then
    assertThat(scenario.hasCondition(ConditionType.QUORUM_HEALTHY)).isFalse();
    assertThat(scenario.status().toleratedFailures()).isEmpty();
  }

  @Test
  void reportsLostQuorumAsWarningEvent() {
    // Given
    running(3);

    // When
    scenario.cluster.pods().crashLoop(NAMESPACE, NAME + "-0");
    scenario.cluster.pods().crashLoop(NAMESPACE, NAME + "-1");
    scenario.operator.runFor(PAST_WRITE_DELAY);

    // Then
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("QuorumLost"))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"))
        .satisfies(event -> assertThat(event.getMessage()).contains("1 of 3"));
  }

  private void running(int brokers) {
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.replicas(brokers)));
    scenario.operator.settle();
    assertThat(scenario.phase()).isEqualTo("Running");
  }
}
