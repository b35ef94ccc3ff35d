package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Without these guarantees, another controller that disagrees with the operator about a field would
 * make both write as fast as the API server responds, and nobody would learn why.
 */
class FieldConflictTest {

  private static final String CONFIG_MAP = "demo-config";

  private static final String EDITED = "edited: true";

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void fewChangesAreCorrectedAtOnce() {
    for (int i = 0; i < FieldConflicts.MAX_PROMPT_CORRECTIONS; i++) {
      // When
      changeBack();
      scenario.operator.settle();

      // Then
      assertThat(isCorrect()).isTrue();
    }
    assertThat(scenario.hasCondition(ConditionType.FIELD_CONFLICT)).isFalse();
  }

  @Test
  void persistentWriterIsNamedAndSlowsOperatorDown() {
    // When
    fight(Duration.ofMinutes(10));

    // Then
    assertThat(scenario.condition(ConditionType.FIELD_CONFLICT).message())
        .contains("ConfigMap default/demo-config: ", "another client", "data.broker.yaml");
    assertThat(corrections()).isBetween(10L, 20L);
  }

  @Test
  void conflictEndsOnceTheOtherWriterStops() {
    // Given
    fight(Duration.ofMinutes(2));

    // When
    scenario.operator.runFor(Duration.ofMinutes(5));

    // Then
    assertThat(isCorrect()).isTrue();

    // When
    scenario.operator.runFor(FieldConflicts.MEMORY);

    // Then
    assertThat(scenario.hasCondition(ConditionType.FIELD_CONFLICT)).isFalse();
  }

  @Test
  void restartedOperatorContinuesSlowly() {
    // Given
    fight(Duration.ofMinutes(2));
    String message = scenario.condition(ConditionType.FIELD_CONFLICT).message();
    scenario.cluster.requests().clear();

    // When
    scenario.restartOperator();
    fight(Duration.ofSeconds(10));

    // Then
    assertThat(scenario.condition(ConditionType.FIELD_CONFLICT).message()).isEqualTo(message);
    assertThat(corrections()).isLessThanOrEqualTo(3);
  }

  /** Such as a janitor, or a policy engine that permits no such object. */
  @ParameterizedTest
  @MethodSource("deletions")
  void persistentDeletionIsNamedAndSlowsOperatorDown(Consumer<OperatorScenario> deletion) {
    // When
    scenario.cluster.requests().clear();
    for (int second = 0; second < 600; second++) {
      deletion.accept(scenario);
      scenario.operator.runFor(Duration.ofSeconds(1));
    }

    // Then
    assertThat(scenario.condition(ConditionType.FIELD_CONFLICT).message())
        .contains("another client deletes it");
    assertThat(scenario.writes())
        .filteredOn(write -> write.verb() == Request.Verb.CREATE)
        .filteredOn(write -> !write.object().kind().equals("Event"))
        .hasSizeBetween(8, 20);
    assertThat(scenario.pods()).hasSize(3);

    // When
    scenario.operator.runFor(FieldConflicts.MEMORY.multipliedBy(2));

    // Then
    assertThat(scenario.hasCondition(ConditionType.FIELD_CONFLICT)).isFalse();
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  private static Stream<Consumer<OperatorScenario>> deletions() {
    return Stream.of(
        scenario -> deleteIfPresent(scenario, ConfigMap.class, CONFIG_MAP),
        scenario -> deleteIfPresent(scenario, Service.class, NAME),
        scenario -> deleteIfPresent(scenario, PodDisruptionBudget.class, NAME));
  }

  private static void deleteIfPresent(
      OperatorScenario scenario, Class<? extends HasMetadata> kind, String name) {
    if (scenario.cluster.find(kind, NAMESPACE, name).isPresent()) {
      scenario.user.delete(kind, NAMESPACE, name);
    }
  }

  /** Changes the object each second if the operator has corrected it. */
  private void fight(Duration duration) {
    for (long second = 0; second < duration.toSeconds(); second++) {
      if (isCorrect()) {
        changeBack();
      }
      scenario.operator.runFor(Duration.ofSeconds(1));
    }
  }

  private void changeBack() {
    scenario.user.edit(
        ConfigMap.class, NAMESPACE, CONFIG_MAP, map -> map.setData(Map.of("broker.yaml", EDITED)));
  }

  private boolean isCorrect() {
    return !scenario.get(ConfigMap.class, CONFIG_MAP).getData().containsValue(EDITED);
  }

  private long corrections() {
    return scenario.writes().stream()
        .map(Request::object)
        .filter(object -> object.kind().equals("ConfigMap"))
        .count();
  }
}
