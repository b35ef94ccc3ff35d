package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.ObjectKey;
import io.streambus.testkit.simulation.Request;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, the operator would work against a person who mends a cluster by hand. */
class PauseTest {

  private static final String PAUSE = ClusterAnnotations.PAUSE_RECONCILIATION;

  private final Scene scene = Scene.running();
  private final Words words = new Words(scene);

  @Test
  void aPausedRolloutTakesTheChangeAndTellsThatBrokersWait() {
    // Given
    words.say(PAUSE, "rollout");
    List<Pod> pods = scene.pods();

    // When
    scene.changeSpec(spec -> spec.version("v0.7.0"));
    scene.operator.settle();

    // Then
    assertThat(scene.pods()).isEqualTo(pods);
    assertThat(scene.statefulSet().getSpec().getTemplate().toString()).contains("v0.7.0");
    assertThat(scene.condition(ConditionType.PAUSED).reason()).isEqualTo("RolloutPaused");
    assertThat(scene.condition(ConditionType.PAUSED).message())
        .contains("streambus.io/pause-reconciliation is \"rollout\"")
        .contains("wait for their restart");
    assertThat(scene.condition(ConditionType.READY).status()).isEqualTo("False");
    assertThat(scene.condition(ConditionType.READY).reason()).isEqualTo("RolloutPaused");
    assertThat(scene.condition(ConditionType.RECONCILING).status()).isEqualTo("False");
    assertThat(scene.condition(ConditionType.STALLED).status()).isEqualTo("False");
  }

  @Test
  void healingGoesOnWhileTheRolloutIsPaused() {
    // Given
    words.say(PAUSE, "rollout");
    scene.operator.settle();

    // When
    scene.user.delete(Service.class, NAMESPACE, NAME);
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
    assertThat(scene.condition(ConditionType.PAUSED).message()).contains("no change is pending");
    assertThat(scene.condition(ConditionType.READY).status()).isEqualTo("True");
  }

  @Test
  void whileEverythingIsPausedNothingIsWrittenButStatusAndEvents() {
    // Given
    words.say(PAUSE, "true");
    scene.operator.settle();
    scene.cluster.requests().clear();

    // When
    scene.user.delete(Service.class, NAMESPACE, NAME);
    scene.changeSpec(spec -> spec.version("v0.7.0"));
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(scene.writes())
        .extracting(Request::object)
        .extracting(ObjectKey::kind)
        .isSubsetOf("StreamBusCluster", "Event");
    assertThat(scene.condition(ConditionType.PAUSED).reason()).isEqualTo("ReconciliationPaused");
    assertThat(scene.condition(ConditionType.PAUSED).message())
        .contains("StatefulSet default/demo")
        .contains("Service default/demo");
    assertThat(scene.condition(ConditionType.READY).reason()).isEqualTo("ReconciliationPaused");
    assertThat(scene.status().version()).contains("v0.6.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "true"})
  void theEndOfAPauseBringsWhatWaited(String level) {
    // Given
    words.say(PAUSE, level);
    scene.changeSpec(spec -> spec.version("v0.7.0"));
    scene.operator.settle();

    // When
    words.unsay(PAUSE);
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.PAUSED)).isFalse();
    assertThat(scene.pods()).hasSize(3).allMatch(pod -> pod.toString().contains("v0.7.0"));
    assertThat(scene.statefulSet().getSpec().getTemplate().toString()).contains("v0.7.0");
    assertThat(scene.status().version()).contains("v0.7.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "true"})
  void aPauseThatWasSetWhileTheOperatorWasDownCountsAndIsToldOnce(String level) {
    // Given
    words.say(PAUSE, level);
    words.say(PAUSE, level);

    // When
    scene.restartOperator();
    scene.operator.settle();
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().endsWith("Paused"))
        .extracting(Event::getType)
        .containsExactly("Normal");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "true"})
  void noVolumeGrowsDuringAPause(String level) {
    // Given
    words.say(PAUSE, level);

    // When
    scene.changeSpec(
        spec -> spec.storage(StorageSpec.builder().size(new Quantity("20Gi")).build()));
    scene.operator.settle();

    // Then
    assertThat(sizes()).containsOnly("10Gi", "5Gi");
    assertThat(scene.condition(ConditionType.PAUSED).message()).contains("wait for their size");
    assertThat(scene.condition(ConditionType.READY).status()).isEqualTo("False");

    // When
    words.unsay(PAUSE);
    scene.operator.settle();

    // Then
    assertThat(sizes()).containsOnly("20Gi", "5Gi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "true"})
  void aClusterThatIsPausedCanBeDeleted(String level) {
    // Given
    words.say(PAUSE, level);
    scene.operator.settle();

    // When
    scene.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.list(StatefulSet.class)).isEmpty();
    assertThat(scene.cluster.list(ConfigMap.class)).isEmpty();
  }

  @Test
  void aMisspelledPauseStopsTheClusterAndNamesTheWords() {
    // Given
    Map<String, String> before = scene.cluster.contents();

    // When
    words.say(PAUSE, "yes");
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.STALLED).message())
        .contains("metadata.annotations[streambus.io/pause-reconciliation]")
        .contains("must be one of false, rollout, true");
    assertThat(scene.cluster.contents().keySet()).isEqualTo(before.keySet());
  }

  @Test
  void noCertificateIsRenewedWhileEverythingIsPaused() {
    // Given
    SelfSignedScene signed = new SelfSignedScene();
    signed.running();
    BigInteger serial = signed.shown().serial();

    // When
    new Words(signed.scene()).say(PAUSE, "true");
    signed.scene().operator.runFor(Duration.ofDays(70));

    // Then
    assertThat(signed.shown().serial()).isEqualTo(serial);
    assertThat(signed.scene().has(ConditionType.CERTIFICATE_EXPIRING)).isTrue();

    // When
    new Words(signed.scene()).unsay(PAUSE);
    signed.scene().operator.runFor(SelfSignedScene.SOON);

    // Then
    assertThat(List.of(signed.shown().serial())).doesNotContain(serial);
  }

  private Set<String> sizes() {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .flatMap(claim -> claim.getSpec().getResources().getRequests().values().stream())
        .map(Quantity::toString)
        .collect(Collectors.toSet());
  }
}
