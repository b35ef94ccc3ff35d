package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.PodFailureOrders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that a cluster recovers from a mistyped image once the image is corrected. */
class BadImageTest {

  private static final String BAD = "no-such-tag";
  private static final String GOOD = "v0.7.0";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void validImageRecoversClusterInAnyPodFailureOrder(boolean inPlace) {
    for (List<Integer> order : PodFailureOrders.ofThree()) {
      // Given
      OperatorScenario scenario = OperatorScenario.running();
      scenario.cluster.pods().failImagePull("streambus/broker:" + BAD);

      // When
      setImageTag(scenario, BAD, inPlace);
      scenario.operator.runFor(Duration.ofMinutes(1));

      // Then
      assertThat(scenario.status().rollout().flatMap(RolloutStatus::blockedBy))
          .as("%s", order)
          .map(RolloutBlock::predicate)
          .contains("pod-not-ready");
      assertThat(scenario.status().readyReplicas()).as("%s", order).contains(2);

      // When
      for (int ordinal : order) {
        scenario.user.delete(Pod.class, NAMESPACE, "demo-" + ordinal);
        scenario.operator.runFor(Duration.ofSeconds(30));
      }
      setImageTag(scenario, GOOD, inPlace);
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).as("%s", order).isEqualTo("Running");
      assertThat(scenario.status().updatedReplicas()).as("%s", order).contains(3);
      assertThat(scenario.pods())
          .as("%s", order)
          .extracting(pod -> pod.getSpec().getContainers().get(0).getImage())
          .containsOnly("streambus/broker:" + GOOD);
      assertThat(scenario.cluster.violations(NAMESPACE)).as("%s", order).isEmpty();
    }
  }

  private static void setImageTag(OperatorScenario scenario, String tag, boolean inPlace) {
    scenario.changeSpec(
        spec ->
            spec.image(ImageSpec.builder().tag(tag).build())
                .rollout(RolloutSpec.builder().inPlace(inPlace).build()));
  }
}
