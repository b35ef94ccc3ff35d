package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guarantees that clusters are created, and at a low cost for the API server. */
class CreationTest {

  private final OperatorScenario scenario = new OperatorScenario();

  @Nested
  class Progress {

    @Test
    void newClusterBecomesRunning() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phases()).containsExactly("Creating", "Running");
      assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("True");
      assertThat(scenario.condition(ConditionType.RECONCILING).status()).isEqualTo("False");
      assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
      assertThat(scenario.status().readyReplicas()).contains(3);
      assertThat(scenario.status().updatedReplicas()).contains(3);
      assertThat(scenario.status().observedGeneration()).contains(1L);
      assertThat(scenario.pods()).hasSize(3);
      assertThat(scenario.cluster.list(PersistentVolumeClaim.class)).hasSize(6);
    }

    @Test
    void statusListsEndpointOfEachBroker() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.status().endpoints())
          .containsExactly(
              "demo-0.demo-headless.default.svc:9092",
              "demo-1.demo-headless.default.svc:9092",
              "demo-2.demo-headless.default.svc:9092");
    }

    @Test
    void unreadyBrokersKeepClusterInCreating() {
      // Given
      scenario.cluster.pods().makeUnschedulable(NAMESPACE, "demo-1");
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phases()).containsExactly("Creating");
      assertThat(scenario.condition(ConditionType.READY).message()).contains("2 of 3");
    }

    @Test
    void unboundClaimsKeepClusterInCreating() {
      // Given
      scenario.cluster.claims().block(NAMESPACE, "raft-demo-2");
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      assertThat(scenario.phases()).containsExactly("Creating");
      assertThat(scenario.status().readyReplicas()).contains(2);
    }

    @Test
    void dependenciesOfPodsAreCreatedFirst() {
      // Given
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      scenario.operator.settle();

      // Then
      List<Request> created =
          scenario.writes().stream().filter(write -> write.verb() == Verb.CREATE).toList();
      assertThat(created.indexOf(first(created, StatefulSet.class)))
          .isGreaterThan(created.indexOf(first(created, ConfigMap.class)))
          .isGreaterThan(created.indexOf(first(created, Service.class)));
    }
  }

  @Nested
  class RequestCost {

    @Test
    void idleClusterCostsNoRequests() {
      // Given
      OperatorScenario running = OperatorScenario.running();

      // When
      running.operator.runFor(Duration.ofHours(1));
      running.operator.settle();

      // Then
      assertThat(running.cluster.requests().all()).isEmpty();
    }

    @Test
    void operatorRestartCostsNoRequests() {
      // Given
      OperatorScenario running = OperatorScenario.running();
      running.restartOperator();

      // When
      running.operator.settle();

      // Then
      assertThat(running.cluster.requests().all()).isEmpty();
    }

    @Test
    void creationCostsOneWritePerObjectAndFewStatusWrites() {
      // Given
      scenario.cluster.pods().makeAllUnschedulable();
      scenario.user.createOrReplace(demo(NAMESPACE));

      // When
      for (int ordinal = 0; ordinal < 3; ordinal++) {
        scenario.operator.runFor(Duration.ofSeconds(2));
        scenario.cluster.pods().makeReady(NAMESPACE, NAME + "-" + ordinal);
      }
      scenario.operator.settle();

      // Then
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(objectWrites().values()).allMatch(writes -> writes == 1);
      assertThat(scenario.cluster.requests().writesOf(StreamBusCluster.class).size())
          .isBetween(2, 4);
    }
  }

  @Nested
  class Removal {

    @Test
    void deletingClusterDeletesEverythingExceptVolumes() {
      // Given
      OperatorScenario running = OperatorScenario.running();

      // When
      running.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
      running.operator.settle();

      // Then
      assertThat(running.cluster.list(HasMetadata.class))
          .allMatch(left -> left instanceof PersistentVolumeClaim || left instanceof Event);
      assertThat(running.cluster.list(PersistentVolumeClaim.class)).hasSize(6);
      assertThat(running.writes()).isEmpty();
    }

    @Test
    void recreatedClusterReusesVolumes() {
      // Given
      OperatorScenario running = OperatorScenario.running();
      List<String> volumes = claims(running);
      running.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
      running.operator.settle();

      // When
      running.user.createOrReplace(demo(NAMESPACE));
      running.operator.settle();

      // Then
      assertThat(running.phase()).isEqualTo("Running");
      assertThat(claims(running)).isEqualTo(volumes);
    }

    @Test
    void clusterDeletedDuringReconcileLeavesNothing() {
      IntStream.rangeClosed(1, 7)
          .forEach(
              write -> {
                // Given
                OperatorScenario deleted = new OperatorScenario();
                deleted.user.createOrReplace(demo(NAMESPACE));
                deleted
                    .cluster
                    .faults()
                    .beforeWrite(
                        write, () -> deleted.user.delete(StreamBusCluster.class, NAMESPACE, NAME));

                // When
                deleted.operator.settle();

                // Then
                assertThat(deleted.cluster.objectsAsYaml())
                    .as("deleted before write %s", write)
                    .isEmpty();
              });
    }
  }

  private static List<String> claims(OperatorScenario scenario) {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .map(claim -> claim.getMetadata().getUid())
        .toList();
  }

  private static Request first(List<Request> requests, Class<? extends HasMetadata> kind) {
    return requests.stream()
        .filter(request -> request.object().kind().equals(HasMetadata.getKind(kind)))
        .findFirst()
        .orElseThrow();
  }

  private Map<Object, Long> objectWrites() {
    return scenario.writes().stream()
        .filter(write -> write.verb() != Verb.PATCH_STATUS)
        .collect(groupingBy(Request::object, counting()));
  }
}
