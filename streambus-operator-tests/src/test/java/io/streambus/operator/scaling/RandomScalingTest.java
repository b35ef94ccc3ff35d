package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that no sequence of edits, failures and crashes makes brokers of two Raft epochs run
 * at the same time, starts a broker on a Raft log of other members, or leaves a broker that cannot
 * connect to the others.
 */
class RandomScalingTest {

  private static final int SCENARIOS = 12;
  private static final int ACTIONS = 12;
  private static final int MAX_WRITES_BEFORE_CRASH = 8;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomActionsNeverBreakRaftSafety(long seed) {
    Random random = new Random(seed);
    for (int number = 0; number < SCENARIOS; number++) {
      // Given
      OperatorScenario scenario = new OperatorScenario();
      scenario.startOperator(scenario.cluster.environment(inputs("cluster.local")));
      scenario.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
      List<String> actions = new ArrayList<>();

      // When
      for (int step = 0; step < ACTIONS; step++) {
        actions.add(perform(scenario, random));
        settleOrCrash(scenario, random);
      }
      int replicas = scaleToFinalCount(scenario, random);

      // Then
      RaftSafety.verify(scenario);
      assertThat(scenario.pods()).as("after %s", actions).hasSize(replicas);
      assertThat(scenario.phase()).as("after %s", actions).isEqualTo("Running");
    }
  }

  private static ClusterInputs inputs(String clusterDomain) {
    return ClusterInputs.builder()
        .clusterDomain(clusterDomain)
        .podPolicy(PodPolicy.of(PodSecurityLevel.PRIVILEGED))
        .build();
  }

  /** Runs the operator and Kubernetes until they settle; the operator may crash on the way. */
  private static void settleOrCrash(OperatorScenario scenario, Random random) {
    if (random.nextInt(3) > 0) {
      scenario.cluster.faults().crashBeforeWrite(1 + random.nextInt(MAX_WRITES_BEFORE_CRASH));
    }
    try {
      scenario.operator.settle();
    } catch (SimulatedCrashException e) {
      for (int step = random.nextInt(3); step > 0; step--) {
        scenario.cluster.step();
      }
      scenario.restartOperator();
    }
    scenario.cluster.faults().clear();
  }

  private static String perform(OperatorScenario scenario, Random random) {
    int replicas = 1 + random.nextInt(5);
    int ordinal = random.nextInt(5);
    switch (random.nextInt(12)) {
      case 0, 1 -> {
        scenario.changeSpec(spec -> spec.replicas(replicas));
        return "replicas " + replicas;
      }
      case 2, 3 -> {
        scenario.annotate(ClusterAnnotations.CONFIRM_SCALE, Integer.toString(replicas));
        return "confirm " + replicas;
      }
      case 4 -> {
        scenario.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
        return "automatic " + replicas;
      }
      case 5 -> {
        boolean hibernate = random.nextBoolean();
        scenario.annotate(ClusterAnnotations.HIBERNATE, Boolean.toString(hibernate));
        return "hibernate " + hibernate;
      }
      case 6 -> {
        if (scenario.cluster.find(Pod.class, NAMESPACE, NAME + "-" + ordinal).isPresent()) {
          scenario.user.delete(Pod.class, NAMESPACE, NAME + "-" + ordinal);
        }
        return "delete pod " + ordinal;
      }
      case 7 -> {
        if (scenario.cluster.find(StatefulSet.class, NAMESPACE, NAME).isPresent()) {
          scenario.user.edit(
              StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(ordinal));
        }
        return "scale the StatefulSet to " + ordinal;
      }
      case 8 -> {
        ConfigSpec ports = ConfigSpec.builder().grpcPort(9093 + random.nextInt(3)).build();
        scenario.changeSpec(spec -> spec.config(ports));
        return "Raft port " + ports.grpcPort();
      }
      case 9 -> {
        boolean hostNetwork = random.nextBoolean();
        scenario.changeSpec(spec -> spec.hostNetwork(hostNetwork));
        return "host network " + hostNetwork;
      }
      case 10 -> {
        String domain = random.nextBoolean() ? "cluster.local" : "corp.example";
        scenario.startOperator(scenario.cluster.environment(inputs(domain)));
        return "cluster domain " + domain;
      }
      default -> {
        scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
        scenario.operator.settle();
        scenario.user.createOrReplace(
            OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(replicas)));
        return "recreate with " + replicas;
      }
    }
  }

  /** Requests a final scale that must be reached. Returns the number of brokers. */
  private static int scaleToFinalCount(OperatorScenario scenario, Random random) {
    int replicas = 1 + random.nextInt(5);
    scenario.annotate(ClusterAnnotations.HIBERNATE, "false");
    scenario.changeSpec(spec -> spec.replicas(replicas).scaling("Automatic"));
    scenario.restartOperator();
    scenario.operator.settle();
    return replicas;
  }
}
