package io.streambus.resources.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenancy.Tenant;
import io.streambus.resources.model.Tenancy.TenantLimits;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Guarantees correct units, where an error would be off by a factor of a million, and that no limit
 * is omitted, which would block a tenant permanently.
 */
class DesiredTenantsTest {

  private static final TenantLimits NONE =
      new TenantLimits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void limitsAreConvertedToBrokerUnits() {
    // When
    TenantQuotas tenantQuotas =
        TenantQuotas.of(
            new TenantLimits(
                Optional.of(10),
                Optional.of(4),
                Optional.of(7),
                Optional.of(3),
                Optional.of(2_000_000_000),
                Optional.of(0)));

    // Then
    assertThat(tenantQuotas.get(QuotaType.TOPICS)).isEqualTo(10);
    assertThat(tenantQuotas.get(QuotaType.PARTITIONS)).isEqualTo(40);
    assertThat(tenantQuotas.get(QuotaType.CONNECTIONS)).isEqualTo(7);
    assertThat(tenantQuotas.get(QuotaType.BYTES_PER_SECOND)).isEqualTo(3_145_728);
    assertThat(tenantQuotas.get(QuotaType.STORAGE_BYTES))
        .isEqualTo(2_000_000_000L * 1_073_741_824L);
    assertThat(tenantQuotas.limit(QuotaType.MESSAGES_PER_SECOND)).contains(0L);
  }

  @Test
  void absentLimitsAreSentAsUnlimited() {
    for (QuotaType type : QuotaType.values()) {
      assertThat(TenantQuotas.of(NONE).get(type)).as(type.apiField()).isEqualTo(-1);
      assertThat(TenantQuotas.of(NONE).limit(type)).isEmpty();
    }
  }

  @Test
  void partitionsAreLimitedOnlyTogetherWithTopics() {
    // Given
    TenantLimits onlyPartitions =
        new TenantLimits(
            Optional.empty(),
            Optional.of(4),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    // Then
    assertThat(TenantQuotas.of(onlyPartitions).limit(QuotaType.PARTITIONS)).isEmpty();
  }

  @Test
  void tenantsAreInSpecOrderAndEmptyIfDisabled() {
    // Given
    var tenancy =
        new Tenancy.Enabled(ImmutableList.of(new Tenant("z", NONE), new Tenant("a", NONE)));

    // Then
    assertThat(DesiredTenants.of(tenancy).quotasById().keySet()).containsExactly("z", "a");
    assertThat(DesiredTenants.of(new Tenancy.Disabled())).isEqualTo(DesiredTenants.EMPTY);
  }
}
