package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If one of these failed, an administrator would drain a node too many. */
class QuorumTest {

  private static final Duration LONGER_THAN_THE_PAUSE = Duration.ofSeconds(11);

  private final Scene scene = new Scene();

  @ParameterizedTest
  @CsvSource({
    "1, 0, True, 0", "2, 0, True, 0", "2, 1, False, 0", "3, 0, True, 1", "3, 1, True, 0",
    "3, 2, False, 0", "4, 1, True, 0", "5, 0, True, 2", "5, 2, True, 0", "5, 3, False, 0",
  })
  void theStatusTellsHowManyBrokersMayStillFail(
      int brokers, int failed, String healthy, int tolerated) {
    // Given
    running(brokers);

    // When
    for (int ordinal = 0; ordinal < failed; ordinal++) {
      scene.cluster.pods().fail(NAMESPACE, NAME + "-" + ordinal);
    }
    scene.operator.runFor(LONGER_THAN_THE_PAUSE);

    // Then
    assertThat(scene.condition(ConditionType.QUORUM_HEALTHY).status()).isEqualTo(healthy);
    assertThat(scene.status().toleratedFailures()).contains(tolerated);
  }

  @Test
  void aClusterThatStartsHasNoQuorumToLose() {
    // Given
    scene.cluster.pods().holdAll();

    // When
    scene.user.put(demo(NAMESPACE));
    scene.operator.runFor(LONGER_THAN_THE_PAUSE);

    // Then
    assertThat(scene.has(ConditionType.QUORUM_HEALTHY)).isFalse();
    assertThat(scene.status().toleratedFailures()).isEmpty();
  }

  @Test
  void aLostQuorumIsToldByAnEvent() {
    // Given
    running(3);

    // When
    scene.cluster.pods().fail(NAMESPACE, NAME + "-0");
    scene.cluster.pods().fail(NAMESPACE, NAME + "-1");
    scene.operator.runFor(LONGER_THAN_THE_PAUSE);

    // Then
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("MajorityMissing"))
        .singleElement()
        .satisfies(event -> assertThat(event.getType()).isEqualTo("Warning"))
        .satisfies(event -> assertThat(event.getMessage()).contains("1 of 3 brokers are ready"));
  }

  private void running(int brokers) {
    scene.user.put(demo(NAMESPACE, spec -> spec.replicas(brokers)));
    scene.operator.settle();
    assertThat(scene.phase()).isEqualTo("Running");
  }
}
