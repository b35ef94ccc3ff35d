package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Without these limits, the API server would reject the status that says what is wrong. */
class StatusSizeTest {

  @Test
  void messageOfConditionIsCut() {
    // Given
    OperatorScenario scenario = new OperatorScenario();
    Map<String, String> invalid =
        IntStream.range(0, 90)
            .boxed()
            .collect(Collectors.toMap(i -> "x".repeat(300) + "!" + i, i -> "value"));

    // When
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.podLabels(invalid)));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .startsWith("spec.podLabels")
        .endsWith("...")
        .hasSize(4_003);
  }

  @Test
  void statusHasFirstHundredTenants() {
    // Given
    OperatorScenario scenario = new OperatorScenario();
    List<TenantOverride> tenants =
        IntStream.range(0, 150)
            .mapToObj(
                i ->
                    TenantOverride.builder()
                        .tenantId("tenant-" + i)
                        .quotas(QuotaSpec.builder().maxTopics(1).build())
                        .build())
            .toList();

    // When
    scenario.user.createOrReplace(
        demo(
            NAMESPACE,
            spec ->
                spec.multiTenancy(
                    MultiTenancySpec.builder().enabled(true).tenantOverrides(tenants).build())));
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().tenants()).hasSize(100);
  }
}
