package io.streambus.testkit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, all brokers could be stopped for another number of them without a word of
 * the user, or his word be lost or count twice.
 */
class ScalingConsentTest {

  private final Scene scene = Scene.running();
  private final ScalingScene scaling = new ScalingScene(scene);

  @AfterEach
  void noRaftLogWasBroken() {
    RaftSafety.check(scene);
  }

  @Test
  void withoutAWordTheConditionTellsTheCostsOfThisChangeAndWhatStartsIt() {
    // When
    scaling.scale(1);
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("ConfirmationRequired");
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).message())
        .contains(
            "1 instead of 3", "demo-1, demo-2", "admin API", "streambus.io/confirm-scale: \"1\"");
    assertThat(scene.pods()).hasSize(3);
    assertThat(scaling.starts()).hasSize(3);
  }

  @Test
  void aWordForAnotherNumberIsNone() {
    // When
    scaling.scale(5);
    scene.annotate(ClusterAnnotations.CONFIRM_SCALE, "4");
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.SCALE_BLOCKED)).isTrue();
    assertThat(scene.pods()).hasSize(3);
  }

  @Test
  void aWordThatWasSaidWhileNoOperatorRanCountsAndDoesNothingLater() {
    // Given
    scaling.scale(5);
    scene.annotate(ClusterAnnotations.CONFIRM_SCALE, "5");
    scene.restartOperator();
    scene.operator.settle();
    List<BrokerStart> starts = scaling.starts();

    // When
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(scaling.starts()).isEqualTo(starts).hasSize(8);
  }

  @Test
  void aPolicyOfRefusalNamesItself() {
    // When
    scene.changeSpec(spec -> spec.replicas(5).scaling("Refuse"));
    scene.annotate(ClusterAnnotations.CONFIRM_SCALE, "5");
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).reason()).isEqualTo("ScalingRefused");
    assertThat(scene.pods()).hasSize(3);
  }
}
