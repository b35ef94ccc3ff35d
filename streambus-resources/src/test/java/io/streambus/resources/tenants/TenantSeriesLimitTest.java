package io.streambus.resources.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.model.TenantsApi;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a limit, one spec of a few lines fills the memory of the operator and of Prometheus. */
class TenantSeriesLimitTest {

  private static final String PATH = "spec.observability.metrics.perTenantMetrics";

  @Test
  void seriesOfClusterNeverExceedLimit() {
    for (int brokers = 1; brokers <= 99; brokers++) {
      int tenants = TenantSeriesLimit.maxTenants(brokers);
      assertThat(tenants).isBetween(1, TenantSeriesLimit.MAX_TENANTS);
      assertThat(tenants * TenantSeriesLimit.ofTenant(brokers))
          .isLessThanOrEqualTo(TenantSeriesLimit.MAX_SERIES);
    }
  }

  @Test
  void usualClustersHaveSeriesForAllTenants() {
    assertThat(TenantSeriesLimit.maxTenants(1)).isEqualTo(TenantSeriesLimit.MAX_TENANTS);
    assertThat(TenantSeriesLimit.maxTenants(3)).isEqualTo(TenantSeriesLimit.MAX_TENANTS);
  }

  @ParameterizedTest
  @CsvSource({"99, 100, 4", "99, 5, 4", "3, 101, 100", "5, 70, 69"})
  void tenantsWithoutSeriesAreReported(int brokers, int tenants, int exported) {
    assertThat(gaps(brokers, tenants))
        .filteredOn(gap -> gap.path().equals(PATH))
        .extracting(NotEnforced::message)
        .singleElement()
        .asString()
        .contains("first %d of %d tenants".formatted(exported, tenants));
  }

  @ParameterizedTest
  @CsvSource({"99, 4", "3, 100", "1, 1", "5, 69"})
  void clusterWithinLimitIsNotReported(int brokers, int tenants) {
    assertThat(gaps(brokers, tenants)).extracting(NotEnforced::path).doesNotContain(PATH);
  }

  private static List<NotEnforced> gaps(int brokers, int tenants) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(spec(brokers, tenants));
    ClusterInputs inputs =
        ImmutableClusterInputs.copyOf(ClusterInputs.none()).withTenantsApi(TenantsApi.SUPPORTED);
    return ((Resolution.Resolved) ClusterResolver.resolve(demo, inputs)).notEnforced();
  }

  private static StreamBusClusterSpec spec(int brokers, int tenants) {
    ImmutableStreamBusClusterSpec.Builder spec = StreamBusClusterSpec.builder().replicas(brokers);
    return spec.multiTenancy(
            MultiTenancySpec.builder()
                .enabled(true)
                .tenantOverrides(
                    IntStream.range(0, tenants)
                        .mapToObj(id -> TenantOverride.builder().tenantId("t" + id).build())
                        .toList())
                .build())
        .observability(
            ObservabilitySpec.builder()
                .metrics(MetricsSpec.builder().perTenantMetrics(true).build())
                .build())
        .build();
  }
}
