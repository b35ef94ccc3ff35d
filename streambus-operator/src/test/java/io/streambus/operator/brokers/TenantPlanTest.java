package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.streambus.operator.brokers.BrokerApi.BrokerTenant;
import io.streambus.operator.brokers.TenantPlan.TenantStep;
import io.streambus.operator.brokers.TenantPlan.TenantStep.Create;
import io.streambus.operator.brokers.TenantPlan.TenantStep.Delete;
import io.streambus.operator.brokers.TenantPlan.TenantStep.Update;
import io.streambus.resources.tenants.DesiredTenants;
import io.streambus.resources.tenants.TenantQuotas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that plans converge, so that brokers are not called forever, and never delete tenants
 * of other owners.
 */
class TenantPlanTest {

  private static final List<String> IDS = List.of("default", "a", "b", "c");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void executedPlanYieldsDesiredTenantsAndEmptyNextPlan(long seed) {
    // Given
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      DesiredTenants desired = desired(random);
      List<BrokerTenant> before = existing(random);

      // When
      List<BrokerTenant> after = execute(TenantPlan.of(desired, before), before);

      // Then
      assertThat(TenantPlan.of(desired, after)).isEmpty();
      desired
          .quotasById()
          .forEach(
              (id, tenantQuotas) ->
                  assertThat(after)
                      .anyMatch(
                          tenant ->
                              tenant.id().equals(id) && tenant.quotas().equals(tenantQuotas)));
      assertThat(after)
          .as("unmanaged tenants, and the default tenant of each broker")
          .extracting(BrokerTenant::id)
          .containsAll(
              before.stream()
                  .filter(tenant -> !isManaged(tenant) || tenant.id().equals("default"))
                  .map(BrokerTenant::id)
                  .toList());
    }
  }

  @Test
  void onlyTenantsMarkedByNameAreManaged() {
    // Given
    List<BrokerTenant> existing =
        List.of(
            new BrokerTenant("a", "streambus-operator/b", tenantQuotas(1)),
            new BrokerTenant("b", "streambus-operator/", tenantQuotas(1)),
            new BrokerTenant("c", "streambus-operator/c", tenantQuotas(1)));

    // Then
    assertThat(TenantPlan.of(DesiredTenants.EMPTY, existing)).containsExactly(new Delete("c"));
  }

  private static List<BrokerTenant> execute(List<TenantStep> steps, List<BrokerTenant> before) {
    Map<String, BrokerTenant> tenants = new LinkedHashMap<>();
    before.forEach(tenant -> tenants.put(tenant.id(), tenant));
    for (TenantStep step : steps) {
      if (step instanceof Create create) {
        assertThat(tenants).doesNotContainKey(create.tenant().id());
        tenants.put(create.tenant().id(), create.tenant());
      } else if (step instanceof Update update) {
        assertThat(tenants).containsKey(update.tenant().id());
        tenants.put(update.tenant().id(), update.tenant());
      } else if (step instanceof Delete delete) {
        assertThat(tenants.remove(delete.id())).isNotNull();
      }
    }
    return List.copyOf(tenants.values());
  }

  private static DesiredTenants desired(Random random) {
    ImmutableMap.Builder<String, TenantQuotas> tenantQuotas = ImmutableMap.builder();
    IDS.stream()
        .filter(id -> random.nextBoolean())
        .forEach(id -> tenantQuotas.put(id, tenantQuotas(random.nextInt(2))));
    return new DesiredTenants(tenantQuotas.build());
  }

  private static List<BrokerTenant> existing(Random random) {
    List<BrokerTenant> existing = new ArrayList<>();
    for (String id : IDS) {
      if (random.nextBoolean()) {
        existing.add(
            new BrokerTenant(
                id,
                random.nextBoolean() ? "streambus-operator/" + id : "created manually",
                tenantQuotas(random.nextInt(2))));
      }
    }
    return existing;
  }

  private static boolean isManaged(BrokerTenant tenant) {
    return tenant.name().equals("streambus-operator/" + tenant.id());
  }

  private static TenantQuotas tenantQuotas(long each) {
    return TenantQuotas.of(type -> each);
  }
}
