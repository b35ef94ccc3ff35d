package io.streambus.resources.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenant;
import io.streambus.resources.model.TenantLimits;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A limit in the wrong unit is off by a million; one that is left out stops a tenant for good. */
class TenantTableTest {

  private static final TenantLimits NONE =
      new TenantLimits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void limitsAreTurnedIntoTheUnitsOfBrokers() {
    // When
    Quotas quotas =
        Quotas.of(
            new TenantLimits(
                Optional.of(10),
                Optional.of(4),
                Optional.of(7),
                Optional.of(3),
                Optional.of(2_000_000_000),
                Optional.of(0)));

    // Then
    assertThat(quotas.get(Quota.TOPICS)).isEqualTo(10);
    assertThat(quotas.get(Quota.PARTITIONS)).isEqualTo(40);
    assertThat(quotas.get(Quota.CONNECTIONS)).isEqualTo(7);
    assertThat(quotas.get(Quota.BYTES_PER_SECOND)).isEqualTo(3_145_728);
    assertThat(quotas.get(Quota.STORAGE_BYTES)).isEqualTo(2_000_000_000L * 1_073_741_824L);
    assertThat(quotas.limit(Quota.MESSAGES_PER_SECOND)).contains(0L);
  }

  @Test
  void whatIsNotLimitedIsToldToBrokersAsUnlimited() {
    for (Quota quota : Quota.values()) {
      assertThat(Quotas.of(NONE).get(quota)).as(quota.field()).isEqualTo(-1);
      assertThat(Quotas.of(NONE).limit(quota)).isEmpty();
    }
  }

  @Test
  void partitionsAreLimitedWhereTopicsAre() {
    // Given
    TenantLimits partitionsAlone =
        new TenantLimits(
            Optional.empty(),
            Optional.of(4),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    // Then
    assertThat(Quotas.of(partitionsAlone).limit(Quota.PARTITIONS)).isEmpty();
  }

  @Test
  void theTableHasTheOrderOfTheSpecAndIsEmptyWithoutTenants() {
    // Given
    var tenancy = new Tenancy.On(ImmutableList.of(new Tenant("z", NONE), new Tenant("a", NONE)));

    // Then
    assertThat(TenantTable.of(tenancy).quotas().keySet()).containsExactly("z", "a");
    assertThat(TenantTable.of(new Tenancy.Off())).isEqualTo(TenantTable.EMPTY);
  }
}
