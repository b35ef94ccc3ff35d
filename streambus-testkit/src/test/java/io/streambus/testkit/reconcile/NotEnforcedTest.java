package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.model.GoDuration;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A field that does nothing and is not named would be believed. */
class NotEnforcedTest {

  private static final ConfigSpec CONFIG =
      ConfigSpec.builder()
          .maxConnections(5)
          .batchSize(5)
          .batchTimeout(GoDuration.of("10ms"))
          .build();

  private final Scene scene = new Scene();

  @Test
  void theStatusNamesEachFieldThatNobodyEnforcesAndOneEventTellsIt() {
    // Given
    scene.user.put(demo(NAMESPACE, spec -> spec.config(CONFIG)));

    // When
    scene.operator.settle();
    scene.restartOperator();
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.status().notEnforced())
        .containsExactly(
            "spec.config.maxConnections", "spec.config.batchSize", "spec.config.batchTimeout");
    assertThat(scene.condition(ConditionType.FEATURE_NOT_ENFORCED).message())
        .as("fields with one reason share it")
        .contains("spec.config.batchSize, spec.config.batchTimeout: brokers do not batch");
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("NotEnforced"))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"));
  }

  @Test
  void theStatusNamesNothingOnceTheFieldsAreGone() {
    // Given
    scene.user.put(demo(NAMESPACE, spec -> spec.config(CONFIG)));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.config(ConfigSpec.builder().build()));
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.FEATURE_NOT_ENFORCED)).isFalse();
    assertThat(scene.status().notEnforced()).isEmpty();
  }

  @Test
  void aStrictClusterStopsBeforeAnythingIsMade() {
    // Given
    scene.user.put(demo(NAMESPACE, spec -> spec.config(CONFIG).strict(true)));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("SpecRefused");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .contains("spec.config.maxConnections: 5: is not enforced");
    assertThat(scene.pods()).isEmpty();
  }

  @Test
  void brokersRunOnWhenTheirSpecBecomesStrict() {
    // Given
    scene.user.put(demo(NAMESPACE, spec -> spec.config(CONFIG)));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.strict(true));
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.pods()).hasSize(3);
  }
}
