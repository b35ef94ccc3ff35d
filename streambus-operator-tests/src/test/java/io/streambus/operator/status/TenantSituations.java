package io.streambus.operator.status;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static io.streambus.operator.status.MessageSituation.ofNew;

import com.google.common.collect.ImmutableList;
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

/** Situations in which brokers get their tenants. */
final class TenantSituations {

  static final ImmutableList<MessageSituation> ALL =
      ImmutableList.of(
          ofNew("all brokers have the tenants", scenario -> start(scenario, progress(3))),
          ofNew("some brokers have the tenants", scenario -> start(scenario, progress(1))),
          ofNew(
                  "the tenants change, and no broker has been polled since then",
                  scenario ->
                      start(scenario, new BrokersSummary(TenantsApi.SUPPORTED, Optional.empty())))
              .given(scenario -> start(scenario, progress(3), 1))
              .showing(ConditionType.TENANTS_SYNCED),
          ofNew(
              "a broker does not respond",
              scenario ->
                  start(
                      scenario,
                      failed(
                          Problem.Kind.UNREACHABLE,
                          "broker 2: list tenants: no response within 2 s"))),
          ofNew(
              "a broker rejects a tenant",
              scenario ->
                  start(
                      scenario,
                      failed(
                          Problem.Kind.REJECTED,
                          "broker 2: delete tenant bills: HTTP 409 Tenant has active connections."
                              + " Use ?force=true to delete anyway"))),
          ofNew(
                  "a broker has more tenants to change than one poll changes",
                  scenario ->
                      start(
                          scenario,
                          failed(
                              Problem.Kind.UNFINISHED,
                              "broker 2: one poll cannot change all of its tenants")))
              .showing(ConditionType.TENANTS_SYNCED),
          ofNew("the limits of all tenants exceed the volumes", TenantSituations::overcommit));

  private TenantSituations() {}

  private static void start(OperatorScenario scenario, BrokersSummary tenancy) {
    start(scenario, tenancy, 5);
  }

  private static void start(OperatorScenario scenario, BrokersSummary tenancy, int gibibytes) {
    FakeEnvironment environment = new FakeEnvironment();
    environment.tenancy = tenancy;
    scenario.startOperator(environment);
    MultiTenancySpec tenants =
        MultiTenancySpec.builder()
            .enabled(true)
            .addTenantOverrides(tenant("orders", gibibytes))
            .build();
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(tenants)));
  }

  private static void overcommit(OperatorScenario scenario) {
    MultiTenancySpec tenants =
        MultiTenancySpec.builder()
            .enabled(true)
            .addTenantOverrides(tenant("orders", 16), tenant("bills", 15))
            .build();
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.multiTenancy(tenants)));
  }

  private static TenantOverride tenant(String id, int gibibytes) {
    return TenantOverride.builder()
        .tenantId(id)
        .quotas(QuotaSpec.builder().maxStorageGB(gibibytes).build())
        .build();
  }

  private static BrokersSummary progress(int synced) {
    return new BrokersSummary(
        TenantsApi.SUPPORTED, Optional.of(new TenantProgress(3, synced, Optional.empty())));
  }

  private static BrokersSummary failed(Problem.Kind kind, String message) {
    return new BrokersSummary(
        TenantsApi.SUPPORTED,
        Optional.of(new TenantProgress(3, 2, Optional.of(new Problem(kind, message)))));
  }
}
