package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.PauseLevel;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees that invalid values of control annotations are reported. Without it, a typo would
 * cause an unintended action or be ignored silently.
 */
class AnnotationRulesTest {

  @ParameterizedTest
  @EnumSource(PauseLevel.class)
  void acceptsEveryPauseLevel(PauseLevel level) {
    // When
    Resolution resolution = resolve(ClusterAnnotations.PAUSE_RECONCILIATION, level.value());

    // Then
    assertThat(((Resolved) resolution).cluster().pause()).isEqualTo(level);
  }

  @Test
  void rejectsUnknownPauseLevelAndListsValidValues() {
    // When
    Resolution resolution = resolve(ClusterAnnotations.PAUSE_RECONCILIATION, "True");

    // Then
    assertThat(((Rejected) resolution).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "metadata.annotations[streambus.io/pause-reconciliation]: Invalid value: True: must be one of false,"
                + " rollout, true");
  }

  @ParameterizedTest
  @CsvSource({
    ClusterAnnotations.HIBERNATE + ", yes",
    ClusterAnnotations.ADOPT_TEMPLATE + ", 1",
    ClusterAnnotations.ADOPT_ORPHANS + ", demo-ca",
    ClusterAnnotations.CONFIRM_SCALE + ", five",
    ClusterAnnotations.CONFIRM_SCALE + ", 05"
  })
  void rejectsInvalidValue(String key, String value) {
    // When
    Resolution resolution = resolve(key, value);

    // Then
    assertThat(((Rejected) resolution).problems())
        .extracting(Problem::path, Problem::value)
        .containsExactly(tuple("metadata.annotations[%s]".formatted(key), value));
  }

  @ParameterizedTest
  @CsvSource({
    ClusterAnnotations.HIBERNATE + ", false",
    ClusterAnnotations.ADOPT_TEMPLATE + ", false",
    ClusterAnnotations.ADOPT_ORPHANS + ", true",
    ClusterAnnotations.CONFIRM_SCALE + ", 99"
  })
  void acceptsValidValue(String key, String value) {
    assertThat(resolve(key, value)).isInstanceOf(Resolved.class);
  }

  @Test
  void rejectsTooLongRestartTriggerAndStatesTheLimit() {
    // When
    Resolution resolution = resolve(ClusterAnnotations.RESTART_TRIGGER, "ü".repeat(129));

    // Then
    assertThat(((Rejected) resolution).problems())
        .extracting(Problem::message)
        .containsExactly("must be no more than 256 bytes");
  }

  private static Resolution resolve(String key, String value) {
    StreamBusCluster cluster =
        TestFiles.cluster(TestFiles.EXAMPLES.resolve("minimal-cluster.yaml"));
    cluster.getMetadata().setNamespace("default");
    cluster.getMetadata().setAnnotations(Map.of(key, value));
    return ClusterResolver.resolve(cluster, ClusterInputs.none());
  }
}
