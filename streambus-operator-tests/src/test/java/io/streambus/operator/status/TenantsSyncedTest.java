package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.TenantStatus;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that the status shows whether the brokers enforce the tenant limits. */
class TenantsSyncedTest {

  private static final MultiTenancySpec TENANTS =
      MultiTenancySpec.builder()
          .enabled(true)
          .defaultQuotas(QuotaSpec.builder().maxTopics(5).build())
          .build();

  private final OperatorScenario scenario = new OperatorScenario();
  private final FakeEnvironment environment = new FakeEnvironment();

  @BeforeEach
  void start() {
    scenario.startOperator(environment);
  }

  @Test
  void syncedOnceAllBrokersHaveTheTenants() {
    // Given
    environment.tenancy = tenancy(3, Optional.empty());

    // When
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).status()).isEqualTo("True");
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).reason())
        .isEqualTo("TenantsApplied");
    assertThat(scenario.hasCondition(ConditionType.FEATURE_NOT_ENFORCED)).isFalse();
    assertThat(environment.ready).isEqualTo(3);
  }

  @Test
  void namesBrokerThatRejectsTenant() {
    // Given
    environment.tenancy =
        tenancy(
            2, Optional.of(new Problem(Problem.Kind.REJECTED, "broker 1: create tenant a: 500")));

    // When
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).status()).isEqualTo("False");
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).reason())
        .isEqualTo("RejectedByBrokers");
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).message())
        .contains("2 of 3", "broker 1: create tenant a: 500");
  }

  @Test
  void missingTenantsApiIsReportedAsNotEnforced() {
    // Given
    environment.tenancy = new BrokersSummary(TenantsApi.UNSUPPORTED, Optional.empty());

    // When
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scenario.operator.settle();

    // Then
    assertThat(scenario.hasCondition(ConditionType.TENANTS_SYNCED)).isFalse();
    assertThat(scenario.status().notEnforced()).contains("spec.multiTenancy.enabled");
  }

  @Test
  void restartedOperatorRetainsConditionUntilNextPoll() {
    // Given
    environment.tenancy = tenancy(3, Optional.empty());
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scenario.operator.settle();
    int statuses = scenario.cluster.statuses(NAMESPACE, NAME).size();

    // When
    environment.tenancy = new BrokersSummary(TenantsApi.SUPPORTED, Optional.empty());
    scenario.startOperator(environment);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME)).hasSize(statuses);

    // When
    scenario.changeSpec(spec -> spec.priorityClassName("high"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).reason())
        .isEqualTo("TenantsPending");
  }

  @Test
  void invalidSpecLeavesConditionUnchanged() {
    // Given
    environment.tenancy = tenancy(3, Optional.empty());
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(TENANTS)));
    scenario.operator.settle();

    // When
    scenario.changeSpec(spec -> spec.replicas(-1));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Failed");
    assertThat(scenario.condition(ConditionType.TENANTS_SYNCED).status()).isEqualTo("True");
    assertThat(scenario.status().tenants()).hasSize(1);
  }

  @Test
  void statusListsLimitsOfFirst100Tenants() {
    // When
    scenario.user.createOrReplace(
        demo(
            NAMESPACE,
            spec ->
                spec.multiTenancy(
                    MultiTenancySpec.builder()
                        .from(TENANTS)
                        .tenantOverrides(
                            IntStream.range(0, 200)
                                .mapToObj(i -> TenantOverride.builder().tenantId("t" + i).build())
                                .toList())
                        .build())));
    scenario.operator.settle();

    // Then
    assertThat(scenario.status().tenants())
        .hasSize(100)
        .startsWith(tenant("default"), tenant("t0"), tenant("t1"));
  }

  @Test
  void reportsOvercommittedLimitsOnce() {
    // When
    scenario.user.createOrReplace(
        demo(
            NAMESPACE,
            spec ->
                spec.multiTenancy(
                    MultiTenancySpec.builder()
                        .enabled(true)
                        .addTenantOverrides(override("a", 16), override("b", 15))
                        .build())));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.TENANTS_OVERCOMMITTED).message())
        .contains("maxStorageGB", "31Gi", "3 volumes", "10Gi");
    assertThat(scenario.cluster.events(NAMESPACE, NAME))
        .filteredOn(event -> event.getReason().equals("Overcommitted"))
        .hasSize(1);
  }

  private static TenantOverride override(String id, int gibibytes) {
    return TenantOverride.builder()
        .tenantId(id)
        .quotas(QuotaSpec.builder().maxStorageGB(gibibytes).build())
        .build();
  }

  private static TenantStatus tenant(String id) {
    return TenantStatus.builder()
        .tenantId(id)
        .limits(QuotaSpec.builder().maxTopics(5).build())
        .build();
  }

  private static BrokersSummary tenancy(int done, Optional<Problem> problem) {
    return new BrokersSummary(
        TenantsApi.SUPPORTED, Optional.of(new TenantProgress(3, done, problem)));
  }
}
