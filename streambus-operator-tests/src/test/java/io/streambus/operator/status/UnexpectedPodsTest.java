package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.ClusterLabels;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.StrayPod;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that users learn why some clients reach a pod that is no broker, such as a copy that
 * they made for debugging and forgot.
 */
class UnexpectedPodsTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @ParameterizedTest
  @ValueSource(strings = {"demo-debug-0", "demo-00", "demo-7x", "other"})
  void podWithLabelsOfBrokersIsReportedWithRemedy(String name) {
    // When
    scenario.user.createOrReplace(pod(name, ClusterLabels.of(NAME), "Running"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.UNEXPECTED_PODS).reason())
        .isEqualTo("LabelsCopied");
    assertThat(scenario.condition(ConditionType.UNEXPECTED_PODS).message())
        .contains("kubectl label pod -n default " + name + " app.kubernetes.io/instance-");
    assertThat(scenario.phase()).isEqualTo("Running");

    // When
    scenario.user.delete(Pod.class, NAMESPACE, name);
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.UNEXPECTED_PODS)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"Succeeded,false", "Failed,false", "Running,true", "Pending,true", ",true"})
  void podThatHasEndedGetsNoTraffic(@Nullable String phase, boolean reported) {
    // Given
    Pod pod = pod("demo-debug-0", ClusterLabels.of(NAME), phase);

    // Then
    assertThat(
            StrayPod.isStray(
                new KubernetesSerialization().convertValue(pod, PartialPod.class),
                OperatorScenario.demo(NAMESPACE)))
        .isEqualTo(reported);
  }

  @Test
  void podThatServicesDoNotSelectIsNotReported() {
    // When
    scenario.user.createOrReplace(
        pod(
            "demo-debug-0",
            Map.of(ClusterLabels.INSTANCE, NAME, ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR),
            "Running"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.UNEXPECTED_PODS)).isFalse();
  }

  @Test
  void allButFivePodsAreCounted() {
    // Given
    Random random = new Random(4);
    Set<String> names = new TreeSet<>();
    while (names.size() < 40) {
      names.add("copy-" + Integer.toString(random.nextInt(1_000_000), 36));
    }

    // When
    names.forEach(
        name -> scenario.user.createOrReplace(pod(name, ClusterLabels.of(NAME), "Running")));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.UNEXPECTED_PODS).message())
        .contains(names.stream().limit(5).toList())
        .contains("and 35 more")
        .doesNotContain(names.stream().skip(5).toList().get(0));
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  // spotless:off
  private static Pod pod(String name, Map<String, String> labels, @Nullable String phase) {
    return new PodBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(name)
            .withLabels(labels)
        .endMetadata()
        .withNewSpec()
            .addNewContainer().withName("debugger").withImage("busybox").endContainer()
        .endSpec()
        .withNewStatus().withPhase(phase).endStatus()
        .build();
  }
  // spotless:on
}
