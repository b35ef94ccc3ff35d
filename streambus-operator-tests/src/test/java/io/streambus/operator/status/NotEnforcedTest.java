package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Guarantees that a field without effect is reported, so that users do not rely on it. */
class NotEnforcedTest {

  private static final ConfigSpec CONFIG =
      ConfigSpec.builder()
          .maxConnections(5)
          .batchSize(5)
          .batchTimeout(GoDuration.of("10ms"))
          .build();

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void reportsUnenforcedFieldsInStatusAndOneEvent() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.config(CONFIG)));

    // When
    scenario.operator.settle();
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.status().notEnforced())
        .containsExactly(
            "spec.config.maxConnections", "spec.config.batchSize", "spec.config.batchTimeout");
    assertThat(scenario.condition(ConditionType.FEATURE_NOT_ENFORCED).message())
        .as("fields with the same explanation are grouped")
        .contains("spec.config.batchSize, spec.config.batchTimeout: ");
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("NotEnforced"))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"));
  }

  @Test
  void clearsConditionOnceFieldsAreRemoved() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.config(CONFIG)));
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.config(ConfigSpec.builder().build()));
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.FEATURE_NOT_ENFORCED)).isFalse();
    assertThat(scenario.status().notEnforced()).isEmpty();
  }

  @Test
  void strictClusterIsRejectedBeforePodsAreCreated() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.config(CONFIG).strict(true)));

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("InvalidSpec");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("spec.config.maxConnections");
    assertThat(scenario.pods()).isEmpty();
  }

  @Test
  void brokersKeepRunningWhenSpecBecomesStrict() {
    // Given
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.config(CONFIG)));
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.strict(true));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.pods()).hasSize(3);
  }
}
