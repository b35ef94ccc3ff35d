package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.testkit.PodOrders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If one of these failed, a mistyped image would leave a cluster that its correction cannot heal.
 */
class BadImageTest {

  private static final String BAD = "no-such-tag";
  private static final String GOOD = "v0.7.0";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGoodImageHealsABadOneInEveryOrderOfFailingPods(boolean inPlace) {
    for (List<Integer> order : PodOrders.ofThree()) {
      // Given
      Scene scene = Scene.running();
      scene.cluster.pods().missImage("streambus/broker:" + BAD);

      // When
      take(scene, BAD, inPlace);
      scene.operator.runFor(Duration.ofMinutes(1));

      // Then
      assertThat(scene.status().rollout().flatMap(RolloutStatus::blockedBy))
          .as("%s", order)
          .map(RolloutBlock::predicate)
          .contains("pod-not-ready");
      assertThat(scene.status().readyReplicas()).as("%s", order).contains(2);

      // When
      for (int ordinal : order) {
        scene.user.delete(Pod.class, NAMESPACE, "demo-" + ordinal);
        scene.operator.runFor(Duration.ofSeconds(30));
      }
      take(scene, GOOD, inPlace);
      scene.operator.settle();

      // Then
      assertThat(scene.phase()).as("%s", order).isEqualTo("Running");
      assertThat(scene.status().updatedReplicas()).as("%s", order).contains(3);
      assertThat(scene.pods())
          .as("%s", order)
          .extracting(pod -> pod.getSpec().getContainers().get(0).getImage())
          .containsOnly("streambus/broker:" + GOOD);
      assertThat(scene.cluster.violations(NAMESPACE)).as("%s", order).isEmpty();
    }
  }

  private static void take(Scene scene, String tag, boolean inPlace) {
    scene.changeSpec(
        spec ->
            spec.image(ImageSpec.builder().tag(tag).build())
                .rollout(RolloutSpec.builder().inPlace(inPlace).build()));
  }
}
