package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** If one of these failed, a fault that passes would leave a cluster behind that does not heal. */
class FaultTest {

  private final Scene scene = new Scene();

  @Test
  void aNameThatIsTakenStallsAndTouchesNothingForeign() {
    // Given
    scene.user.put(Scene.foreignService());
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("NameTaken");
    assertThat(scene.condition(ConditionType.STALLED).message()).contains("Service default/demo");
    assertThat(scene.get(Service.class, NAME).getSpec().getSelector())
        .containsExactlyEntriesOf(Scene.foreignService().getSpec().getSelector());
    assertThat(scene.cluster.list(StatefulSet.class)).isEmpty();
  }

  @Test
  void aNameThatGetsFreeIsTakenWithoutAnEditOfTheCluster() {
    // Given
    scene.user.put(Scene.foreignService());
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();

    // When
    scene.user.delete(Service.class, NAMESPACE, NAME);
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
  }

  @Test
  void aStalledClusterAsksNoMoreThanEveryMinute() {
    // Given
    scene.user.put(Scene.foreignService());
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    scene.cluster.requests().clear();

    // When
    scene.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(scene.cluster.requests().all()).hasSizeBetween(9, 22);
    assertThat(scene.cluster.requests().writesOf(StreamBusCluster.class)).isEmpty();
  }

  @Test
  void aRefusalOfTheServerStallsWithItsWords() {
    // Given
    scene.cluster.faults().every(StatefulSet.class).refuse(403, "exceeded quota: brokers");
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Failed");
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("ApiRefused");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .contains("403", "exceeded quota: brokers", "StatefulSet default/demo");
  }

  @Test
  void aRefusalIsForgottenOnceTheServerTakesTheObject() {
    // Given
    scene.cluster.faults().next(1, ConfigMap.class).refuse(403, "forbidden");
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Failed", "Creating", "Running");
  }

  @Test
  void aRefusedWriteLeavesWhatRan() {
    // Given
    Scene running = Scene.running();
    running.cluster.faults().every(ConfigMap.class).refuse(403, "forbidden");

    // When
    running.changeSpec(spec -> spec.version("v0.7.0"));
    running.operator.settle();

    // Then
    assertThat(running.phase()).isEqualTo("Failed");
    assertThat(running.pods()).hasSize(3);
    assertThat(running.status().readyReplicas()).contains(3);
  }

  @Test
  void aRefusedStatusIsTriedAgain() {
    // Given
    scene.cluster.faults().next(1, StreamBusCluster.class).refuse(403, "forbidden");
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aRefusedEventStopsNothing() {
    // Given
    scene.cluster.faults().every(Event.class).refuse(403, "forbidden");
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aServerThatIsGoneForAWhileIsWaitedFor() {
    // Given
    scene.cluster.faults().next(5).loseRequest();
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.phases()).doesNotContain("Failed");
  }

  @Test
  void anEditInTheMidstOfAPassIsNotLost() {
    int writes = countWritesOfACreation();
    for (int write = 1; write <= writes; write++) {
      // Given
      Scene edited = new Scene();
      edited.user.put(demo(NAMESPACE));
      edited
          .cluster
          .faults()
          .before(write, () -> edited.changeSpec(spec -> spec.version("v0.7.0")));

      // When
      edited.operator.settle();

      // Then
      assertThat(edited.status().observedGeneration()).as("before write %s", write).contains(2L);
      assertThat(edited.status().version()).contains("v0.7.0");
    }
  }

  @Test
  void lostAnswersDoubleNothing() {
    // Given
    Map<String, String> expected = Scene.running().cluster.contents();
    scene.cluster.faults().next(100).loseAnswer();
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.contents()).isEqualTo(expected);
  }

  private static int countWritesOfACreation() {
    Scene scene = new Scene();
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    return scene.writes().size();
  }
}
