package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.OtherOperatorVersion;
import io.streambus.operator.fixture.UserAnnotations;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.objects.TemplateRecord;
import io.streambus.testkit.simulation.Request;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that upgrading the operator does not restart every broker of every cluster. */
class TemplateRetentionTest {

  private final OperatorScenario scenario = OperatorScenario.running();
  private final UserAnnotations userAnnotations = new UserAnnotations(scenario);
  private final OtherOperatorVersion previousVersion = new OtherOperatorVersion(scenario);
  private final PodTemplateSpec generatedTemplate = scenario.statefulSet().getSpec().getTemplate();

  @Nested
  class Retained {

    @Test
    void templateChangedOnlyByUpgradeIsRetainedWithoutWrites() {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);
      PodTemplateSpec before = template();

      // When
      upgrade();

      // Then
      assertThat(template()).isEqualTo(before);
      assertThat(scenario.writes())
          .extracting(Request::object)
          .extracting(ObjectKey::kind)
          .isSubsetOf("StreamBusCluster", "Event");
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("True");
      assertThat(scenario.condition(ConditionType.TEMPLATE_UPDATE_PENDING).message())
          .contains("spec.terminationGracePeriodSeconds")
          .contains("streambus.io/adopt-template: \"true\"");
    }

    @Test
    void newDefaultImageIsDeferred() {
      // Given
      previousVersion.leaveTemplate(
          template -> template.getSpec().getContainers().get(0).setImage("broker:v0.5"));

      // When
      upgrade();

      // Then
      assertThat(template().getSpec().getContainers().get(0).getImage()).isEqualTo("broker:v0.5");
      assertThat(scenario.condition(ConditionType.TEMPLATE_UPDATE_PENDING).message())
          .contains("spec.containers[broker].image");
    }

    @Test
    void configurationIsRetainedWithItsTemplate() {
      // Given
      previousVersion.leaveConfig("from: a previous version\n");

      // When
      upgrade();

      // Then
      assertThat(scenario.get(ConfigMap.class, "demo-config").getData())
          .containsEntry("broker.yaml", "from: a previous version\n");
      assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isTrue();
    }

    @Test
    void declinedAdoptionRetainsTemplateAndInvalidValueIsReported() {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);
      userAnnotations.set(ClusterAnnotations.ADOPT_TEMPLATE, "false");
      upgrade();
      assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isTrue();

      // When
      userAnnotations.set(ClusterAnnotations.ADOPT_TEMPLATE, "now");
      scenario.operator.settle();

      // Then
      assertThat(scenario.condition(ConditionType.STALLED).message())
          .contains("metadata.annotations[streambus.io/adopt-template]");
    }

    @Test
    void editedRetainedTemplateIsRestored() {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);
      upgrade();
      PodTemplateSpec retained = template();

      // When
      editStatefulSet(
          statefulSet ->
              statefulSet.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("x:y"));
      scenario.operator.settle();

      // Then
      assertThat(template()).isEqualTo(retained);
    }
  }

  @Nested
  class Replaced {

    @Test
    void templateWithoutItsConfigurationIsReplaced() {
      // Given
      previousVersion.leaveConfig("from: a previous version\n");
      scenario.user.delete(ConfigMap.class, NAMESPACE, "demo-config");

      // When
      upgrade();

      // Then
      assertThat(template()).isEqualTo(generatedTemplate);
      assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
    }

    @Test
    void specChangeAppliesNewTemplate() {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);
      upgrade();

      // When
      scenario.changeSpec(spec -> spec.strict(false));
      scenario.operator.settle();

      // Then
      assertThat(template()).isEqualTo(generatedTemplate);
      assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {ClusterAnnotations.ADOPT_TEMPLATE, ClusterAnnotations.RESTART_TRIGGER})
    void annotationSetWhileOperatorWasDownAppliesNewTemplate(String annotation) {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);
      userAnnotations.set(annotation, "true");

      // When
      upgrade();

      // Then
      assertThat(template().getSpec()).isEqualTo(generatedTemplate.getSpec());
      assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
    }

    @Test
    void templateWithForgedRecordIsReplaced() {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);

      // When
      editStatefulSet(
          statefulSet ->
              statefulSet
                  .getMetadata()
                  .getAnnotations()
                  .computeIfPresent(
                      TemplateRecord.TEMPLATE, (key, json) -> json.replace("broker", "intruder")));
      upgrade();

      // Then
      assertThat(template()).isEqualTo(generatedTemplate);
    }

    @Test
    void templateWithoutRecordIsReplaced() {
      // Given
      previousVersion.leaveTemplate(TemplateRetentionTest::shortenGracePeriod);

      // When
      editStatefulSet(statefulSet -> statefulSet.getMetadata().setAnnotations(Map.of()));
      upgrade();

      // Then
      assertThat(template()).isEqualTo(generatedTemplate);
    }
  }

  private static void shortenGracePeriod(PodTemplateSpec template) {
    template.getSpec().setTerminationGracePeriodSeconds(30L);
  }

  private void upgrade() {
    scenario.cluster.requests().clear();
    scenario.restartOperator();
    scenario.operator.settle();
  }

  private void editStatefulSet(Consumer<StatefulSet> change) {
    scenario.user.edit(StatefulSet.class, NAMESPACE, NAME, change);
  }

  private PodTemplateSpec template() {
    return scenario.statefulSet().getSpec().getTemplate();
  }
}
