package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

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

/** If one of these failed, a misspelled word would do what nobody asked for, or nothing unseen. */
class AnnotationRulesTest {

  @ParameterizedTest
  @EnumSource(PauseLevel.class)
  void everyLevelOfAPauseIsTaken(PauseLevel level) {
    // When
    Resolution resolution = resolve(ClusterAnnotations.PAUSE_RECONCILIATION, level.value());

    // Then
    assertThat(((Resolved) resolution).cluster().pause()).isEqualTo(level);
  }

  @Test
  void aMisspelledPauseIsToldWithTheWordsThereAre() {
    // When
    Resolution resolution = resolve(ClusterAnnotations.PAUSE_RECONCILIATION, "True");

    // Then
    assertThat(((Rejected) resolution).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "metadata.annotations[streambus.io/pause-reconciliation]: True: must be one of false,"
                + " rollout, true");
  }

  @ParameterizedTest
  @CsvSource({
    ClusterAnnotations.HIBERNATE + ", yes, must be true or false",
    ClusterAnnotations.ADOPT_TEMPLATE + ", 1, must be true or false",
    ClusterAnnotations.CONFIRM_SCALE + ", five, must be a number such as 5",
    ClusterAnnotations.CONFIRM_SCALE + ", 05, must be a number such as 5"
  })
  void aWordThatWouldDoNothingIsTold(String word, String value, String message) {
    // When
    Resolution resolution = resolve(word, value);

    // Then
    assertThat(((Rejected) resolution).problems())
        .extracting(Problem::message)
        .containsExactly(message);
  }

  @ParameterizedTest
  @CsvSource({
    ClusterAnnotations.HIBERNATE + ", false",
    ClusterAnnotations.ADOPT_TEMPLATE + ", false",
    ClusterAnnotations.CONFIRM_SCALE + ", 99"
  })
  void aWordThatMayStayIsTaken(String word, String value) {
    assertThat(resolve(word, value)).isInstanceOf(Resolved.class);
  }

  @Test
  void aRestartWordThatWouldSwellThePodsIsToldWithItsLimit() {
    // When
    Resolution resolution = resolve(ClusterAnnotations.RESTART_TRIGGER, "ü".repeat(129));

    // Then
    assertThat(((Rejected) resolution).problems())
        .extracting(Problem::message)
        .containsExactly("must have at most 256 bytes");
  }

  private static Resolution resolve(String word, String value) {
    StreamBusCluster cluster =
        TestFiles.cluster(TestFiles.EXAMPLES.resolve("minimal-cluster.yaml"));
    cluster.getMetadata().setNamespace("default");
    cluster.getMetadata().setAnnotations(Map.of(word, value));
    return ClusterResolver.resolve(cluster, ClusterInputs.none());
  }
}
