package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.OtherOperatorVersion;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.objects.TemplateRecord;
import io.streambus.resources.podsecurity.AllowedImages;
import io.streambus.resources.podsecurity.AllowedNames;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.SimulatedOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that the operator creates only pods that its administrator permits. */
class PodPolicyTest {

  private static final PodPolicy OTHER_REGISTRY =
      new PodPolicy(
          PodSecurityLevel.BASELINE,
          AllowedImages.parse("registry.example.com"),
          AllowedNames.ANY,
          AllowedNames.ANY);

  private final OperatorScenario scenario = OperatorScenario.running();
  private final PodTemplateSpec original = template();

  @Test
  void clusterWithPrivilegesIsStalledAndItsBrokersKeepRunning() {
    // When
    scenario.changeSpec(spec -> spec.hostNetwork(true));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("InvalidSpec");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("spec.hostNetwork: Invalid value: true", "--pod-security=privileged");
    assertThat(template()).isEqualTo(original);
    assertThat(scenario.pods()).hasSize(3);
  }

  @Test
  void stricterPolicyChangesNothingOfAClusterThatViolatesIt() {
    // When
    restartOperator(OTHER_REGISTRY);

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains("spec.image.repository", "--allowed-images");
    assertThat(scenario.writes())
        .extracting(Request::object)
        .extracting(ObjectKey::kind)
        .isSubsetOf("StreamBusCluster", "Event");
    assertThat(scenario.pods()).hasSize(3);

    // When
    restartOperator(PodPolicy.DEFAULT);

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(template()).isEqualTo(original);
  }

  @Test
  void retainedTemplateThatViolatesThePolicyIsReplaced() {
    // Given
    new OtherOperatorVersion(scenario)
        .leaveTemplate(
            template ->
                template.getSpec().getSecurityContext().getSeccompProfile().setType("Unconfined"));

    // When
    restartOperator(PodPolicy.DEFAULT);

    // Then
    assertThat(template()).isEqualTo(original);
    assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isFalse();
  }

  /** Otherwise, a user who can change the StatefulSet could stop its reconciliation. */
  @ParameterizedTest
  @ValueSource(strings = {"null", "{", "{\"spec\":{\"containers\":\"none\"}}"})
  void forgedRecordDoesNotStopReconciliations(String record) {
    // Given
    String inputs =
        ((Resolved)
                ClusterResolver.resolve(
                    scenario.get(StreamBusCluster.class, NAME), ClusterInputs.none()))
            .cluster()
            .templateInputs()
            .orElseThrow();
    scenario.user.edit(
        StatefulSet.class,
        NAMESPACE,
        NAME,
        set -> set.getMetadata().getAnnotations().putAll(TemplateRecord.of(inputs, record)));

    // When
    restartOperator(PodPolicy.DEFAULT);

    // Then
    assertThat(template()).isEqualTo(original);
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.statefulSet().getMetadata().getAnnotations())
        .doesNotContainEntry(TemplateRecord.TEMPLATE, record);
  }

  private void restartOperator(PodPolicy policy) {
    scenario.cluster.requests().clear();
    scenario.operator =
        SimulatedOperator.start(
            scenario.cluster, ClusterInputs.builder().podPolicy(policy).build());
    scenario.operator.settle();
  }

  private PodTemplateSpec template() {
    return scenario.statefulSet().getSpec().getTemplate();
  }
}
