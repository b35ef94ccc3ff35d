package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
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
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** If one of these failed, nobody would get a cluster, or the API server would pay for it. */
class CreationTest {

  private final Scene scene = new Scene();

  @Test
  void aNewClusterGoesFromCreatingToRunning() {
    // Given
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Creating", "Running");
    assertThat(scene.condition(ConditionType.READY).status()).isEqualTo("True");
    assertThat(scene.condition(ConditionType.RECONCILING).status()).isEqualTo("False");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scene.status().readyReplicas()).contains(3);
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.status().observedGeneration()).contains(1L);
    assertThat(scene.pods()).hasSize(3);
    assertThat(scene.cluster.list(PersistentVolumeClaim.class)).hasSize(6);
  }

  @Test
  void theStatusNamesEveryBrokerWithItsPort() {
    // Given
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.status().endpoints())
        .containsExactly(
            "demo-0.demo-headless.default.svc:9092",
            "demo-1.demo-headless.default.svc:9092",
            "demo-2.demo-headless.default.svc:9092");
  }

  @Test
  void aClusterWithoutReadyBrokersStaysInCreating() {
    // Given
    scene.cluster.pods().hold(NAMESPACE, "demo-1");
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Creating");
    assertThat(scene.condition(ConditionType.READY).message())
        .isEqualTo("2 of 3 brokers are ready");
  }

  @Test
  void aClusterWhoseClaimsFindNoVolumeStaysInCreating() {
    // Given
    scene.cluster.claims().hold(NAMESPACE, "raft-demo-2");
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Creating");
    assertThat(scene.status().readyReplicas()).contains(2);
  }

  @Test
  void aClusterAtRestCostsNoRequest() {
    // Given
    Scene running = Scene.running();

    // When
    running.operator.runFor(Duration.ofHours(1));
    running.operator.settle();

    // Then
    assertThat(running.cluster.requests().all()).isEmpty();
  }

  @Test
  void aRestartOfTheOperatorCostsNoRequest() {
    // Given
    Scene running = Scene.running();
    running.restartOperator();

    // When
    running.operator.settle();

    // Then
    assertThat(running.cluster.requests().all()).isEmpty();
  }

  @Test
  void brokersThatGetReadyOneByOneCostOneWriteAnObjectAndFewOfTheStatus() {
    // Given
    scene.cluster.pods().holdAll();
    scene.user.put(demo(NAMESPACE));

    // When
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      scene.operator.runFor(Duration.ofSeconds(2));
      scene.cluster.pods().release(NAMESPACE, NAME + "-" + ordinal);
    }
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(objectWrites().values()).allMatch(writes -> writes == 1);
    assertThat(scene.cluster.requests().writesOf(StreamBusCluster.class).size()).isBetween(2, 4);
  }

  @Test
  void whatPodsNeedIsWrittenBeforeThePods() {
    // Given
    scene.user.put(demo(NAMESPACE));

    // When
    scene.operator.settle();

    // Then
    List<Request> created =
        scene.writes().stream().filter(write -> write.verb() == Verb.CREATE).toList();
    assertThat(created.indexOf(first(created, StatefulSet.class)))
        .isGreaterThan(created.indexOf(first(created, ConfigMap.class)))
        .isGreaterThan(created.indexOf(first(created, Service.class)));
  }

  @Test
  void deletingTheClusterDeletesAllButItsVolumes() {
    // Given
    Scene running = Scene.running();

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
  void aClusterMadeAnewFindsItsVolumes() {
    // Given
    Scene running = Scene.running();
    List<String> volumes = claims(running);
    running.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    running.operator.settle();

    // When
    running.user.put(demo(NAMESPACE));
    running.operator.settle();

    // Then
    assertThat(running.phase()).isEqualTo("Running");
    assertThat(claims(running)).isEqualTo(volumes);
  }

  @Test
  void aClusterDeletedInTheMidstOfAPassLeavesNothing() {
    IntStream.rangeClosed(1, 7)
        .forEach(
            write -> {
              // Given
              Scene gone = new Scene();
              gone.user.put(demo(NAMESPACE));
              gone.cluster
                  .faults()
                  .before(write, () -> gone.user.delete(StreamBusCluster.class, NAMESPACE, NAME));

              // When
              gone.operator.settle();

              // Then
              assertThat(gone.cluster.contents()).as("deleted before write %s", write).isEmpty();
            });
  }

  private static List<String> claims(Scene scene) {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
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
    return scene.writes().stream()
        .filter(write -> write.verb() != Verb.PATCH_STATUS)
        .collect(groupingBy(Request::object, counting()));
  }
}
