package io.streambus.operator.brokers;

import static io.streambus.operator.brokers.WatchedBrokers.DONE;
import static io.streambus.operator.brokers.WatchedBrokers.eventually;
import static io.streambus.operator.brokers.WatchedBrokers.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.model.TenantsApi;
import io.streambus.testkit.broker.Behaviour;
import io.streambus.testkit.broker.Call;
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
    demo.follow(tenants("orders"));

    // Then
    eventually(
        () ->
            assertThat(demo.pass())
                .isEqualTo(new BrokerTenancyInfo(TenantsApi.ABSENT, Optional.empty())));
    assertThat(demo.brokers)
        .allSatisfy(
            broker -> assertThat(broker.calls()).filteredOn(Call::isAboutTenants).hasSize(1));

    // When
    demo.lookAgain();

    // Then
    assertThat(demo.calls()).noneMatch(Call::isAboutTenants);

    // When
    demo.brokers.forEach(FakeBroker::keepTenants);
    demo.brokers.forEach(FakeBroker::restart);
    demo.lookAgain();

    // Then
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));
  }

  @Test
  void tenantInUseIsNotDeletedAndDelaysNoOther() {
    // Given
    demo.sync("orders", "bills");
    demo.brokers.forEach(broker -> broker.connect("bills", 1));

    // When
    demo.follow(tenants("orders", "audit"));

    // Then
    eventually(
        () ->
            assertThat(demo.pass().tenants())
                .hasValueSatisfying(
                    progress -> {
                      assertThat(progress.brokers()).isEqualTo(3);
                      assertThat(progress.done()).isZero();
                      Problem problem = progress.problem().orElseThrow();
                      assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
                      assertThat(problem.message())
                          .startsWith("broker 0: ")
                          .contains(
                              "bills",
                              "409",
                              "Tenant has active connections. Use ?force=true to delete anyway");
                    }));
    assertThat(demo.brokers)
        .allSatisfy(broker -> assertThat(broker.tenants()).containsKeys("bills", "audit"));
    demo.lookAgain();
    assertThat(demo.calls()).as("the next attempt waits several seconds").noneMatch(Call::isAboutTenants);
  }

  @Test
  void namesUnreachableBroker() {
    // Given
    demo.sync("orders");

    // When
    demo.brokers.get(2).behave(new Behaviour.Drops());
    demo.brokers.get(2).forgetCalls();
    demo.follow(spec -> tenants("orders").apply(spec).priorityClassName("high"));

    // Then
    eventually(
        () ->
            assertThat(demo.pass().tenants())
                .hasValueSatisfying(
                    progress -> {
                      assertThat(progress.done()).isEqualTo(2);
                      assertThat(progress.problem().orElseThrow().kind())
                          .isEqualTo(Problem.Kind.OUT_OF_REACH);
                      assertThat(progress.problem().orElseThrow().message())
                          .startsWith("broker 2: ");
                    }));
  }
}
