package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.WatchedBrokers.SYNCED;
import static io.streambus.operator.brokers.WatchedBrokers.eventually;
import static io.streambus.operator.brokers.WatchedBrokers.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.broker.FakeTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that every broker gets its tenants again after each start: brokers forget them, and do
 * not limit a tenant that they lack.
 */
@Timeout(60)
class TenantSyncTest {

  private final WatchedBrokers demo = new WatchedBrokers(3);

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void appliesTenantsToEachBroker() {
    // Given
    demo.brokers.forEach(FakeBroker::enableTenants);

    // When
    demo.reconcile(tenants("orders", "bills"));

    // Then
    eventually(() -> assertThat(demo.reconcile()).isEqualTo(SYNCED));
    eventually(() -> assertThat(demo.reconcileRequests).hasPositiveValue());
    assertThat(demo.brokers)
        .allSatisfy(
            broker -> {
              assertThat(broker.tenants()).containsOnlyKeys("default", "orders", "bills");
              assertThat(broker.tenants())
                  .hasEntrySatisfying(
                      "orders",
                      tenant ->
                          assertThat(tenant.quotas())
                              .containsEntry("MaxTopics", 5L)
                              .containsEntry("MaxPartitions", 40L)
                              .containsEntry("MaxBytesPerSecond", 2L << 20)
                              .containsEntry("MaxRetentionHours", -1L));
            });
  }

  @Test
  void sendsNoTenantRequestsWhileInSync() {
    // Given
    demo.sync("orders");

    // When
    demo.pollAgain();
    demo.pollAgain();

    // Then
    assertThat(demo.calls()).isNotEmpty().noneMatch(AdminApiCall::isTenantCall);
  }

  @Test
  void reappliesTenantsToRestartedBrokerOnly() {
    // Given
    demo.sync("orders");

    // When
    demo.brokers.get(1).restart();
    demo.pollAgain();

    // Then
    eventually(() -> assertThat(demo.brokers.get(1).tenants()).containsKey("orders"));
    assertThat(demo.brokers.get(1).calls())
        .filteredOn(AdminApiCall::isTenantCall)
        .extracting(AdminApiCall::method)
        .containsExactly("GET", "PUT", "POST");
    assertThat(demo.brokers.get(0).calls()).noneMatch(AdminApiCall::isTenantCall);
    assertThat(demo.brokers.get(2).calls()).noneMatch(AdminApiCall::isTenantCall);
  }

  @Test
  void specChangeSendsOneCallPerChangedTenant() {
    // Given
    demo.sync("orders", "bills");
    demo.brokers.forEach(FakeBroker::clearCalls);

    // When
    BrokersSummary immediately = demo.reconcile(tenants("orders", "audit"));

    // Then
    assertThat(immediately.tenants()).map(TenantProgress::synced).contains(0);
    eventually(() -> assertThat(demo.reconcile()).isEqualTo(SYNCED));
    assertThat(demo.brokers)
        .allSatisfy(
            broker -> {
              assertThat(broker.tenants()).containsOnlyKeys("default", "orders", "audit");
              assertThat(broker.calls())
                  .filteredOn(call -> call.isTenantCall() && !call.isRead())
                  .extracting(AdminApiCall::toString)
                  .containsExactly("POST /api/v1/tenants", "DELETE /api/v1/tenants/bills");
            });
  }

  @Test
  void limitsForeignTenantsNamedInSpecButNeverDeletesThem() {
    // Given
    demo.brokers.forEach(FakeBroker::enableTenants);
    demo.brokers.forEach(
        broker -> {
          broker.addTenant("orders", "Orders, created manually");
          broker.addTenant("theirs", "Also created manually");
        });
    demo.reconcile(tenants("orders"));
    eventually(() -> assertThat(demo.reconcile()).isEqualTo(SYNCED));

    // When
    demo.reconcile(tenants());
    eventually(() -> assertThat(demo.reconcile()).isEqualTo(SYNCED));

    // Then
    assertThat(demo.brokers)
        .allSatisfy(
            broker ->
                assertThat(broker.tenants())
                    .containsOnlyKeys("default", "orders", "theirs")
                    .hasEntrySatisfying(
                        "orders",
                        tenant -> {
                          assertThat(tenant.name()).isEqualTo("Orders, created manually");
                          assertThat(tenant.quotas()).containsEntry("MaxTopics", 5L);
                        }));
  }

  @Test
  void disablingTenancyDeletesTenantsAndResetsDefaultLimits() {
    // Given
    demo.sync("orders");

    // When
    demo.reconcile(spec -> spec);

    // Then
    eventually(
        () ->
            assertThat(demo.brokers)
                .allSatisfy(
                    broker ->
                        assertThat(broker.tenants())
                            .containsOnlyKeys("default")
                            .hasEntrySatisfying(
                                "default",
                                tenant ->
                                    assertThat(tenant.quotas())
                                        .isEqualTo(FakeTenant.DEFAULT_QUOTAS))));
    demo.pollAgain();
    assertThat(demo.calls()).noneMatch(AdminApiCall::isTenantCall);
  }

  @Test
  void exportsUsageAndLimitsPerTenant() {
    // Given
    demo.brokers.forEach(FakeBroker::enableTenants);
    demo.reconcile(
        spec ->
            tenants("bills", "orders")
                .apply(spec)
                .observability(
                    ObservabilitySpec.builder()
                        .metrics(MetricsSpec.builder().perTenantMetrics(true).build())
                        .build()));
    eventually(() -> assertThat(demo.reconcile()).isEqualTo(SYNCED));
    demo.brokers.get(1).setConnections("orders", 4);

    // When
    demo.pollAgain();

    // Then
    eventually(
        () ->
            assertThat(
                    demo.seriesValue(
                        "streambus.tenant.usage.connections", "tenant", "orders", "broker", "1"))
                .contains(4.0));
    assertThat(demo.seriesValue("streambus.tenant.limit.topics", "tenant", "orders")).contains(5.0);
    assertThat(demo.seriesValue("streambus.tenant.limit.connections", "tenant", "orders"))
        .as("an unlimited quota has no series")
        .isEmpty();

    // When
    demo.brokers.get(1).enableTenants();
    demo.brokers.get(1).addTenant("orders", "created manually");
    demo.pollAgain();

    // Then
    eventually(
        () ->
            assertThat(
                    demo.seriesValue(
                        "streambus.tenant.usage.connections", "tenant", "orders", "broker", "1"))
                .as("a tenant unknown to the broker does not hide others")
                .contains(0.0));
  }
}
