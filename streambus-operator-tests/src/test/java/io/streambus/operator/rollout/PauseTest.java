package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
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
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.SelfSignedScenario;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.UserAnnotations;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.testkit.simulation.Request;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that the operator does not interfere with a user who repairs a cluster manually. */
class PauseTest {

  private static final String PAUSE = ClusterAnnotations.PAUSE_RECONCILIATION;

  private final OperatorScenario scenario = OperatorScenario.running();
  private final UserAnnotations userAnnotations = new UserAnnotations(scenario);

  @Nested
  class RolloutPaused {

    @Test
    void pausedRolloutUpdatesTemplateAndReportsPendingRestarts() {
      // Given
      userAnnotations.set(PAUSE, "rollout");
      List<Pod> pods = scenario.pods();

      // When
      scenario.changeSpec(spec -> spec.version("v0.7.0"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.pods()).isEqualTo(pods);
      assertThat(scenario.statefulSet().getSpec().getTemplate().toString()).contains("v0.7.0");
      assertThat(scenario.condition(ConditionType.PAUSED).reason()).isEqualTo("RolloutPaused");
      assertThat(scenario.condition(ConditionType.PAUSED).message())
          .contains("streambus.io/pause-reconciliation: \"rollout\"", "outdated pods");
      assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("False");
      assertThat(scenario.condition(ConditionType.READY).reason()).isEqualTo("RolloutPaused");
      assertThat(scenario.condition(ConditionType.RECONCILING).status()).isEqualTo("False");
      assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
    }

    @Test
    void pausedRolloutCorrectsDrift() {
      // Given
      userAnnotations.set(PAUSE, "rollout");
      scenario.operator.settle();

      // When
      scenario.user.delete(Service.class, NAMESPACE, NAME);
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.find(Service.class, NAMESPACE, NAME)).isPresent();
      assertThat(scenario.condition(ConditionType.PAUSED).reason()).isEqualTo("RolloutPaused");
      assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("True");
    }
  }

  @Nested
  class ReconciliationPaused {

    @Test
    void pausedReconciliationWritesOnlyStatusAndEvents() {
      // Given
      userAnnotations.set(PAUSE, "true");
      scenario.operator.settle();
      scenario.cluster.requests().clear();

      // When
      scenario.user.delete(Service.class, NAMESPACE, NAME);
      scenario.changeSpec(spec -> spec.version("v0.7.0"));
      scenario.restartOperator();
      scenario.operator.settle();

      // Then
      assertThat(scenario.writes())
          .extracting(Request::object)
          .extracting(ObjectKey::kind)
          .isSubsetOf("StreamBusCluster", "Event");
      assertThat(scenario.condition(ConditionType.PAUSED).reason())
          .isEqualTo("ReconciliationPaused");
      assertThat(scenario.condition(ConditionType.PAUSED).message())
          .contains("StatefulSet default/demo")
          .contains("Service default/demo");
      assertThat(scenario.condition(ConditionType.READY).reason())
          .isEqualTo("ReconciliationPaused");
      assertThat(scenario.status().version()).contains("v0.6.0");
    }

    @Test
    void pausedReconciliationRenewsNoCertificate() {
      // Given
      SelfSignedScenario signed = new SelfSignedScenario();
      signed.createAndAwaitRunning();
      BigInteger serial = signed.publishedCertificate().serialNumber();

      // When
      new UserAnnotations(signed.scenario()).set(PAUSE, "true");
      signed.scenario().operator.runFor(Duration.ofDays(70));

      // Then
      assertThat(signed.publishedCertificate().serialNumber()).isEqualTo(serial);
      assertThat(signed.scenario().hasCondition(ConditionType.CERTIFICATE_EXPIRING)).isTrue();

      // When
      new UserAnnotations(signed.scenario()).remove(PAUSE);
      signed.scenario().operator.runFor(SelfSignedScenario.SETTLE_TIME);

      // Then
      assertThat(List.of(signed.publishedCertificate().serialNumber())).doesNotContain(serial);
    }
  }

  @Nested
  class AnyPause {

    @ParameterizedTest
    @ValueSource(strings = {"rollout", "true"})
    void removingPauseAppliesPendingChanges(String level) {
      // Given
      userAnnotations.set(PAUSE, level);
      scenario.changeSpec(spec -> spec.version("v0.7.0"));
      scenario.operator.settle();

      // When
      userAnnotations.remove(PAUSE);
      scenario.operator.settle();

      // Then
      assertThat(scenario.hasCondition(ConditionType.PAUSED)).isFalse();
      assertThat(scenario.pods()).hasSize(3).allMatch(pod -> pod.toString().contains("v0.7.0"));
      assertThat(scenario.statefulSet().getSpec().getTemplate().toString()).contains("v0.7.0");
      assertThat(scenario.status().version()).contains("v0.7.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollout", "true"})
    void pauseSetWhileOperatorWasDownIsHonoredAndReportedOnce(String level) {
      // Given
      userAnnotations.set(PAUSE, level);

      // When
      scenario.restartOperator();
      scenario.operator.settle();
      scenario.restartOperator();
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.events(NAMESPACE, NAME))
          .filteredOn(event -> event.getReason().endsWith("Paused"))
          .extracting(Event::getType)
          .containsExactly("Normal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollout", "true"})
    void pauseDefersVolumeExpansion(String level) {
      // Given
      userAnnotations.set(PAUSE, level);

      // When
      scenario.changeSpec(
          spec -> spec.storage(StorageSpec.builder().size(new Quantity("20Gi")).build()));
      scenario.operator.settle();

      // Then
      assertThat(requestedSizes()).containsOnly("10Gi", "5Gi");
      assertThat(scenario.condition(ConditionType.PAUSED).message()).contains("volumes");
      assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("False");

      // When
      userAnnotations.remove(PAUSE);
      scenario.operator.settle();

      // Then
      assertThat(requestedSizes()).containsOnly("20Gi", "5Gi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollout", "true"})
    void pausedClusterCanBeDeleted(String level) {
      // Given
      userAnnotations.set(PAUSE, level);
      scenario.operator.settle();

      // When
      scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.list(StatefulSet.class)).isEmpty();
      assertThat(scenario.cluster.list(ConfigMap.class)).isEmpty();
    }
  }

  @Test
  void invalidPauseValueIsReportedWithAllowedValues() {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    userAnnotations.set(PAUSE, "yes");
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("metadata.annotations[streambus.io/pause-reconciliation]")
        .contains("false, rollout, true");
    assertThat(scenario.cluster.objectsAsYaml().keySet()).isEqualTo(before.keySet());
  }

  private Set<String> requestedSizes() {
    return scenario.cluster.list(PersistentVolumeClaim.class).stream()
        .flatMap(claim -> claim.getSpec().getResources().getRequests().values().stream())
        .map(Quantity::toString)
        .collect(Collectors.toSet());
  }
}
