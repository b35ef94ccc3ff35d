package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.simulation.SimulatedCrashException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * If this failed, there would be an order of edits, mishaps and crashes after which brokers of two
 * Raft logs run at once, or one is started over a log of other members.
 */
class ScalingAtRandomTest {

  private static final int SCENES = 12;
  private static final int DEEDS = 12;
  private static final int LONGEST_WAY_TO_A_CRASH = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void noOrderOfDeedsBreaksARaftLog(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < SCENES; number++) {
      // Given
      Scene scene = new Scene();
      scene.user.put(Scene.demo(NAMESPACE));
      List<String> deeds = new ArrayList<>();

      // When
      for (int deed = 0; deed < DEEDS; deed++) {
        deeds.add(doSomething(scene, random));
        work(scene, random);
      }
      int replicas = bringHome(scene, random);

      // Then
      RaftSafety.check(scene);
      assertThat(scene.pods()).as("after %s", deeds).hasSize(replicas);
      assertThat(scene.phase()).as("after %s", deeds).isEqualTo("Running");
    }
  }

  /** Operator and Kubernetes work, and the operator may die meanwhile. */
  private static void work(Scene scene, Random random) {
    if (random.nextInt(3) > 0) {
      scene.cluster.faults().crashBefore(1 + random.nextInt(LONGEST_WAY_TO_A_CRASH));
    }
    try {
      scene.operator.settle();
    } catch (SimulatedCrashException e) {
      for (int step = random.nextInt(3); step > 0; step--) {
        scene.cluster.step();
      }
      scene.restartOperator();
    }
    scene.cluster.faults().lift();
  }

  private static String doSomething(Scene scene, Random random) {
    int replicas = 1 + random.nextInt(5);
    int ordinal = random.nextInt(5);
    switch (random.nextInt(9)) {
      case 0, 1 -> {
        scene.changeSpec(spec -> spec.replicas(replicas));
        return "replicas " + replicas;
      }
      case 2, 3 -> {
        scene.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
        return "confirm " + replicas;
      }
      case 4 -> {
        scene.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
        return "automatic " + replicas;
      }
      case 5 -> {
        boolean sleep = random.nextBoolean();
        scene.annotate(ClusterAnnotations.HIBERNATE, Boolean.toString(sleep));
        return "hibernate " + sleep;
      }
      case 6 -> {
        if (scene.cluster.find(Pod.class, NAMESPACE, NAME + "-" + ordinal).isPresent()) {
          scene.user.delete(Pod.class, NAMESPACE, NAME + "-" + ordinal);
        }
        return "delete pod " + ordinal;
      }
      case 7 -> {
        if (scene.cluster.find(StatefulSet.class, NAMESPACE, NAME).isPresent()) {
          scene.user.edit(
              StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(ordinal));
        }
        return "scale the StatefulSet to " + ordinal;
      }
      default -> {
        scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
        scene.operator.settle();
        scene.user.put(Scene.demo(NAMESPACE, spec -> spec.replicas(replicas)));
        return "make it again with " + replicas;
      }
    }
  }

  /** A last wish that must come about. Returns the number of brokers. */
  private static int bringHome(Scene scene, Random random) {
    int replicas = 1 + random.nextInt(5);
    scene.annotate(ClusterAnnotations.HIBERNATE, "false");
    scene.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
    scene.restartOperator();
    scene.operator.settle();
    return replicas;
  }
}
