package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.WatchedBrokers.DONE;
import static io.streambus.operator.brokers.WatchedBrokers.eventually;
import static io.streambus.operator.brokers.WatchedBrokers.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.TenantProgress;
import io.streambus.testkit.broker.Call;
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
class TenantsTest {

  private final WatchedBrokers demo = new WatchedBrokers(3);

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void appliesTenantsToEachBroker() {
    // Given
    demo.brokers.forEach(FakeBroker::keepTenants);

    // When
    demo.follow(tenants("orders", "bills"));

    // Then
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));
    eventually(() -> assertThat(demo.wakes).hasPositiveValue());
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
    demo.lookAgain();
    demo.lookAgain();

    // Then
    assertThat(demo.calls()).isNotEmpty().noneMatch(Call::isAboutTenants);
  }

  @Test
  void reappliesTenantsToRestartedBrokerOnly() {
    // Given
    demo.sync("orders");

    // When
    demo.brokers.get(1).restart();
    demo.lookAgain();

    // Then
    eventually(() -> assertThat(demo.brokers.get(1).tenants()).containsKey("orders"));
    assertThat(demo.brokers.get(1).calls())
        .filteredOn(Call::isAboutTenants)
        .extracting(Call::method)
        .containsExactly("GET", "PUT", "POST");
    assertThat(demo.brokers.get(0).calls()).noneMatch(Call::isAboutTenants);
    assertThat(demo.brokers.get(2).calls()).noneMatch(Call::isAboutTenants);
  }

  @Test
  void specChangeSendsOneCallPerChangedTenant() {
    // Given
    demo.sync("orders", "bills");
    demo.brokers.forEach(FakeBroker::forgetCalls);

    // When
    BrokerTenancyInfo immediately = demo.follow(tenants("orders", "audit"));

    // Then
    assertThat(immediately.tenants()).map(TenantProgress::done).contains(0);
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));
    assertThat(demo.brokers)
        .allSatisfy(
            broker -> {
              assertThat(broker.tenants()).containsOnlyKeys("default", "orders", "audit");
              assertThat(broker.calls())
                  .filteredOn(call -> call.isAboutTenants() && !call.isRead())
                  .extracting(Call::toString)
                  .containsExactly("POST /api/v1/tenants", "DELETE /api/v1/tenants/bills");
            });
  }

  @Test
  void limitsForeignTenantsNamedInSpecButNeverDeletesThem() {
    // Given
    demo.brokers.forEach(FakeBroker::keepTenants);
    demo.brokers.forEach(
        broker -> {
          broker.addTenant("orders", "Orders, created manually");
          broker.addTenant("theirs", "Also created manually");
        });
    demo.follow(tenants("orders"));
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));

    // When
    demo.follow(tenants());
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));

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
    demo.follow(spec -> spec);

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
    demo.lookAgain();
    assertThat(demo.calls()).noneMatch(Call::isAboutTenants);
  }

  @Test
  void exportsUsageAndLimitsPerTenant() {
    // Given
    demo.brokers.forEach(FakeBroker::keepTenants);
    demo.follow(
        spec ->
            tenants("bills", "orders")
                .apply(spec)
                .observability(
                    ObservabilitySpec.builder()
                        .metrics(MetricsSpec.builder().perTenantMetrics(true).build())
                        .build()));
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));
    demo.brokers.get(1).connect("orders", 4);

    // When
    demo.lookAgain();

    // Then
    eventually(
        () ->
            assertThat(
                    demo.series(
                        "streambus.tenant.usage.connections", "tenant", "orders", "broker", "1"))
                .contains(4.0));
    assertThat(demo.series("streambus.tenant.limit.topics", "tenant", "orders")).contains(5.0);
    assertThat(demo.series("streambus.tenant.limit.connections", "tenant", "orders"))
        .as("an unlimited quota has no series")
        .isEmpty();

    // When
    demo.brokers.get(1).keepTenants();
    demo.brokers.get(1).addTenant("orders", "created manually");
    demo.lookAgain();

    // Then
    eventually(
        () ->
            assertThat(
                    demo.series(
                        "streambus.tenant.usage.connections", "tenant", "orders", "broker", "1"))
                .as("a tenant unknown to the broker does not hide others")
                .contains(0.0));
  }
}
