package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.storage.VolumeScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a rollout and others who evict pods, such as a drain, never take down two brokers
 * at the same time.
 */
class DrainTest {

  private static final String BUDGET = "team-budget";

  private final OperatorScenario scenario = OperatorScenario.running();
  private final RolloutScenario rollout = new RolloutScenario(scenario);

  @Nested
  class AtTheSameTime {

    private boolean evicted;

    @Test
    void drainWhileNodesAreListedDelaysRestart() {
      // Given
      scenario.operator.runFor(Duration.ofMinutes(1));
      scenario.cluster.nodes().whileListing(() -> evictOnce("demo-1"));

      // When
      rollout.changeConfig();
      scenario.operator.runFor(Duration.ofSeconds(1));

      // Then
      assertThat(rollout.deletedPods()).isEmpty();

      // When
      scenario.operator.settle();

      // Then
      assertThat(rollout.deletedPods()).containsExactly("demo-2", "demo-0");
      assertThat(scenario.status().updatedReplicas()).contains(3);
    }

    /** No state in memory is new enough: only the server can prevent the second disruption. */
    @Test
    void drainDirectlyBeforeEvictionIsRespected() {
      // Given
      scenario.operator.runFor(Duration.ofMinutes(1));
      scenario.cluster.requests().clear();
      int eviction = indexOfFirstEviction();
      scenario.cluster.faults().beforeWrite(eviction, () -> evictOnce("demo-1"));

      // When
      rollout.changeConfig();
      scenario.operator.runFor(Duration.ofMillis(500));

      // Then
      assertThat(scenario.writes())
          .filteredOn(write -> write.verb() == Verb.EVICT)
          .extracting(Request::outcome)
          .containsExactly(Request.Outcome.REJECTED);
      assertThat(scenario.cluster.statuses(NAMESPACE, OperatorScenario.NAME))
          .flatMap(status -> status.rollout().flatMap(RolloutStatus::blockedBy).stream().toList())
          .filteredOn(block -> block.predicate().equals("disruption-budget"))
          .first()
          .satisfies(
              block -> {
                assertThat(block.pod()).contains("demo-2");
                assertThat(block.message().orElse(""))
                    .contains("needs 2 healthy pods and has 2", "override disruption-budget");
              });

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.status().updatedReplicas()).contains(3);
      assertThat(scenario.status().rollout()).isEmpty();
    }

    @Test
    void drainDuringInPlaceUpdateDelaysNextBroker() {
      // Given
      scenario.operator.runFor(Duration.ofMinutes(1));
      scenario.changeSpec(spec -> spec.version("v0.6.9"));
      scenario.operator.runFor(Duration.ofSeconds(1));
      evictOnce("demo-0");

      // When
      scenario.operator.runFor(Duration.ofSeconds(5));

      // Then
      assertThat(rollout.patchedPods()).containsExactly("demo-2");

      // When
      scenario.operator.settle();

      // Then
      assertThat(rollout.patchedPods()).containsExactly("demo-2", "demo-1");
      assertThat(scenario.status().updatedReplicas()).contains(3);
    }

    @Test
    void drainAtAnyTimeLeavesTwoBrokers() {
      for (int seed = 0; seed < 20; seed++) {
        // Given
        Random random = new Random(seed);
        OperatorScenario drained = OperatorScenario.running();
        Availability availability = new Availability(drained);
        drained.operator.runFor(Duration.ofMinutes(random.nextInt(2)));
        drained.cluster.nodes().whileListing(() -> availability.evictSometimes(random));
        for (int write = 1; write <= 60; write++) {
          drained.cluster.faults().beforeWrite(write, () -> availability.evictSometimes(random));
        }

        // When
        new RolloutScenario(drained).changeConfig();
        drained.operator.settle();

        // Then
        assertThat(availability.minimum).as("seed %s", seed).isGreaterThanOrEqualTo(2);
        assertThat(drained.phase()).as("seed %s", seed).isEqualTo("Running");
        assertThat(drained.status().updatedReplicas()).as("seed %s", seed).contains(3);
      }
    }

    /** Nothing creates a pod that is evicted while there is no StatefulSet. */
    @Test
    void statefulSetIsNotDeletedWhileBrokerIsMissing() {
      // Given
      List<Integer> podsBeforeWrites = new ArrayList<>();
      for (int write = 1; write <= 60; write++) {
        int index = write - 1;
        scenario
            .cluster
            .faults()
            .beforeWrite(
                write,
                () -> {
                  if (index > 0 && lastWrite().equals("PATCH Pod default/demo-1: CHANGED")) {
                    evictOnce("demo-0");
                  }
                  podsBeforeWrites.add(scenario.pods().size());
                });
      }

      // When
      new VolumeScenario(scenario).requestSizes("20Gi", "8Gi");
      scenario.operator.settle();

      // Then
      int deletion =
          scenario.writes().stream()
              .map(Request::toString)
              .toList()
              .indexOf("DELETE StatefulSet default/demo: CHANGED");
      assertThat(evicted).isTrue();
      assertThat(podsBeforeWrites.get(deletion)).isEqualTo(3);
    }

    private String lastWrite() {
      List<Request> writes = scenario.writes();
      return writes.get(writes.size() - 1).toString();
    }

    private void evictOnce(String pod) {
      if (!evicted) {
        evicted = true;
        assertThat(scenario.user.evict(NAMESPACE, pod)).isTrue();
      }
    }
  }

  @Nested
  class BudgetsOfUsers {

    @Test
    void budgetBlocksRolloutOfClusterWithoutOwnBudget() {
      // Given
      OperatorScenario two = running(2);
      RolloutScenario rolloutOfTwo = new RolloutScenario(two);
      two.user.createOrReplace(budget(new IntOrString("100%")));

      // When
      rolloutOfTwo.changeConfig();
      two.operator.runFor(Duration.ofMinutes(5));

      // Then
      RolloutBlock block = rolloutOfTwo.status().blockedBy().orElseThrow();
      assertThat(block.predicate()).isEqualTo("disruption-budget");
      assertThat(block.message().orElse("")).contains(BUDGET, "demo-1");
      assertThat(two.pods()).hasSize(2);

      // When
      two.user.delete(PodDisruptionBudget.class, NAMESPACE, BUDGET);
      two.operator.settle();

      // Then
      assertThat(two.status().updatedReplicas()).contains(2);
    }

    @Test
    void overrideContinuesDespiteBudget() {
      // Given
      OperatorScenario one = running(1);
      one.user.createOrReplace(budget(new IntOrString(1)));
      new RolloutScenario(one).changeConfig();
      one.operator.runFor(Duration.ofMinutes(1));
      assertThat(one.status().updatedReplicas()).contains(0);

      // When
      one.annotate(
          "streambus.io/override-predicate",
          "disruption-budget=" + one.cluster.clock().instant().plus(Duration.ofHours(1)));
      one.operator.settle();

      // Then
      assertThat(one.status().updatedReplicas()).contains(1);
    }

    /** Kubernetes evicts no pod that has two budgets. */
    @Test
    void secondBudgetOfPodIsReported() {
      // Given
      scenario.user.createOrReplace(budget(new IntOrString(1)));

      // When
      rollout.changeConfig();
      scenario.operator.runFor(Duration.ofMinutes(1));

      // Then
      RolloutBlock block = rollout.status().blockedBy().orElseThrow();
      assertThat(block.predicate()).isEqualTo("disruption-budget");
      assertThat(block.message().orElse("")).contains("more than one PodDisruptionBudget");
    }

    @Test
    void volumesAreRetainedWhileBudgetForbidsEviction() {
      // Given
      scenario.user.createOrReplace(budget(new IntOrString(1)));

      // When
      scenario.annotatePod("demo-1", "streambus.io/delete-pod-and-pvc", "true");
      scenario.operator.runFor(Duration.ofMinutes(1));

      // Then
      assertThat(scenario.cluster.requests().writesOf(PersistentVolumeClaim.class)).isEmpty();
      assertThat(rollout.status().blockedBy().orElseThrow().predicate())
          .isEqualTo("disruption-budget");

      // When
      scenario.user.delete(PodDisruptionBudget.class, NAMESPACE, BUDGET);
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.requests().writesOf(PersistentVolumeClaim.class)).hasSize(2);
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    /** Otherwise, a broken spec could not be corrected. */
    @Test
    void unhealthyBrokerIsReplacedDespiteBudget() {
      // Given
      OperatorScenario one = running(1);
      one.user.createOrReplace(budget(new IntOrString(1)));
      one.cluster.pods().crashLoop(NAMESPACE, "demo-0");
      one.operator.runFor(Duration.ofMinutes(1));

      // When
      new RolloutScenario(one).changeConfig();
      one.operator.runFor(Duration.ofSeconds(5));

      // Then
      assertThat(new RolloutScenario(one).deletedPods()).containsExactly("demo-0");
    }

    private OperatorScenario running(int replicas) {
      OperatorScenario running = new OperatorScenario();
      running.user.createOrReplace(
          OperatorScenario.demo(NAMESPACE, spec -> spec.replicas(replicas)));
      running.operator.settle();
      running.cluster.requests().clear();
      return running;
    }

    private PodDisruptionBudget budget(IntOrString minAvailable) {
      // spotless:off
      return new PodDisruptionBudgetBuilder()
          .withNewMetadata()
              .withNamespace(NAMESPACE)
              .withName(BUDGET)
          .endMetadata()
          .withNewSpec()
              .withMinAvailable(minAvailable)
              .withNewSelector()
                  .addToMatchLabels(ClusterLabels.INSTANCE, OperatorScenario.NAME)
              .endSelector()
          .endSpec()
          .build();
      // spotless:on
    }
  }

  private static int indexOfFirstEviction() {
    OperatorScenario undisturbed = OperatorScenario.running();
    undisturbed.operator.runFor(Duration.ofMinutes(1));
    undisturbed.cluster.requests().clear();
    new RolloutScenario(undisturbed).changeConfig();
    undisturbed.operator.settle();
    List<Verb> verbs = undisturbed.writes().stream().map(Request::verb).toList();
    return verbs.indexOf(Verb.EVICT) + 1;
  }

  /** The number of brokers that exist, at the times when it can be lowest. */
  private static final class Availability {

    private final OperatorScenario scenario;
    private int minimum = Integer.MAX_VALUE;

    Availability(OperatorScenario scenario) {
      this.scenario = scenario;
    }

    void evictSometimes(Random random) {
      String pod = "demo-" + random.nextInt(3);
      if (random.nextInt(4) == 0 && scenario.cluster.find(Pod.class, NAMESPACE, pod).isPresent()) {
        scenario.user.evict(NAMESPACE, pod);
      }
      minimum = Math.min(minimum, scenario.pods().size());
    }
  }
}
