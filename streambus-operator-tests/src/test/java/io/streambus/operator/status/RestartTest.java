package io.streambus.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that a status depends on what is stored, and not on how long the operator has been
 * running. Otherwise, each restart would write the status of every cluster that is not healthy, and
 * write it again when the new operator has learned what the former one knew.
 */
class RestartTest {

  static Stream<MessageSituation> situations() {
    return Stream.of(
            BrokerSituations.ALL,
            SpecSituations.ALL,
            ScalingSituations.ALL,
            StorageSituations.ALL,
            CertificateSituations.ALL,
            TenantSituations.ALL,
            OptionalKindSituations.ALL)
        .flatMap(List::stream);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("situations")
  void restartChangesNothing(MessageSituation situation) {
    // Given
    OperatorScenario scenario = new OperatorScenario();
    situation.prepare(scenario);
    situation.act().accept(scenario);
    scenario.operator.runFor(Duration.ofMinutes(10));
    scenario.cluster.requests().clear();

    // When
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofSeconds(50));

    // Then
    assertThat(scenario.writes())
        .as("%s; what the server rejects is tried again", situation)
        .extracting(Request::outcome)
        .doesNotContain(Request.Outcome.CHANGED);
  }
}
