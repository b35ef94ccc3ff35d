package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.WatchedBrokers.SYNCED;
import static io.streambus.operator.brokers.WatchedBrokers.eventually;
import static io.streambus.operator.brokers.WatchedBrokers.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.BrokerBehavior;
import io.streambus.testkit.broker.FakeBroker;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Guarantees that tenants that brokers do not accept are reported, and that their creation is not
 * retried without a pause.
 */
@Timeout(60)
class TenantFailureTest {

  private final WatchedBrokers demo = new WatchedBrokers(3);

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void queriesBrokerWithoutTenantsOncePerStart() {
    // When
    demo.reconcile(tenants("orders"));

    // Then
    eventually(
        () ->
            assertThat(demo.reconcile())
                .isEqualTo(new BrokersSummary(TenantsApi.UNSUPPORTED, Optional.empty())));
    assertThat(demo.brokers)
        .allSatisfy(
            broker -> assertThat(broker.calls()).filteredOn(AdminApiCall::isTenantCall).hasSize(1));

    // When
    demo.pollAgain();

    // Then
    assertThat(demo.calls()).noneMatch(AdminApiCall::isTenantCall);

    // When
    demo.brokers.forEach(FakeBroker::enableTenants);
    demo.brokers.forEach(FakeBroker::restart);
    demo.pollAgain();

    // Then
    eventually(() -> assertThat(demo.reconcile()).isEqualTo(SYNCED));
  }

  @Test
  void tenantInUseIsNotDeletedAndDelaysNoOther() {
    // Given
    demo.sync("orders", "bills");
    demo.brokers.forEach(broker -> broker.setConnections("bills", 1));

    // When
    demo.reconcile(tenants("orders", "audit"));

    // Then
    eventually(
        () ->
            assertThat(demo.reconcile().tenants())
                .hasValueSatisfying(
                    progress -> {
                      assertThat(progress.total()).isEqualTo(3);
                      assertThat(progress.synced()).isZero();
                      assertThat(progress.problem()).isPresent();
                      Problem problem = progress.problem().get();
                      assertThat(problem.kind()).isEqualTo(Problem.Kind.REJECTED);
                      assertThat(problem.message())
                          .startsWith("broker 0: ")
                          .contains(
                              "bills",
                              "409",
                              "Tenant has active connections. Use ?force=true to delete anyway");
                    }));
    assertThat(demo.brokers)
        .allSatisfy(broker -> assertThat(broker.tenants()).containsKeys("bills", "audit"));
    demo.pollAgain();
    assertThat(demo.calls())
        .as("the next attempt waits several seconds")
        .noneMatch(AdminApiCall::isTenantCall);
  }

  @Test
  void namesUnreachableBroker() {
    // Given
    demo.sync("orders");

    // When
    demo.brokers.get(2).setBehavior(new BrokerBehavior.DropConnections());
    demo.brokers.get(2).clearCalls();
    demo.reconcile(spec -> tenants("orders").apply(spec).priorityClassName("high"));

    // Then
    eventually(
        () ->
            assertThat(demo.reconcile().tenants())
                .hasValueSatisfying(
                    progress -> {
                      assertThat(progress.synced()).isEqualTo(2);
                      assertThat(progress.problem().orElseThrow().kind())
                          .isEqualTo(Problem.Kind.UNREACHABLE);
                      assertThat(progress.problem().orElseThrow().message())
                          .startsWith("broker 2: ");
                    }));
  }
}
