package io.streambus.testkit.broker;

import static io.streambus.testkit.broker.WatchedBrokers.DONE;
import static io.streambus.testkit.broker.WatchedBrokers.eventually;
import static io.streambus.testkit.broker.WatchedBrokers.tenants;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.TenantProgress;
import io.streambus.operator.port.TenantProgress.Obstacle;
import io.streambus.resources.model.TenantsApi;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tenants that brokers do not take must be told of, and must not be asked for without end. */
@Timeout(60)
class TenantTroubleTest {

  private final WatchedBrokers demo = new WatchedBrokers(3);

  @AfterEach
  void close() {
    demo.close();
  }

  @Test
  void aBrokerWithoutTenantsIsAskedOnceForEachStart() {
    // When
    demo.follow(tenants("orders"));

    // Then
    eventually(
        () ->
            assertThat(demo.pass())
                .isEqualTo(new BrokerFacts(TenantsApi.ABSENT, Optional.empty())));
    assertThat(demo.brokers)
        .allSatisfy(
            broker -> assertThat(broker.calls()).filteredOn(Call::isAboutTenants).hasSize(1));

    // When
    demo.lookAgain();

    // Then
    assertThat(demo.calls()).noneMatch(Call::isAboutTenants);

    // When
    demo.brokers.forEach(StandInBroker::keepTenants);
    demo.brokers.forEach(StandInBroker::restart);
    demo.lookAgain();

    // Then
    eventually(() -> assertThat(demo.pass()).isEqualTo(DONE));
  }

  @Test
  void aTenantInUseIsNotDeletedAndKeepsNoOtherUp() {
    // Given
    demo.sync("orders", "bills");
    demo.brokers.forEach(broker -> broker.connect("bills", 1));

    // When
    demo.follow(tenants("orders", "news"));

    // Then
    eventually(
        () ->
            assertThat(demo.pass().tenants())
                .contains(
                    new TenantProgress(
                        3,
                        0,
                        Optional.of(
                            new Obstacle(
                                Obstacle.Kind.REFUSED,
                                "broker 0: delete tenant bills: 409 Tenant has active connections."
                                    + " Use ?force=true to delete anyway")))));
    assertThat(demo.brokers)
        .allSatisfy(broker -> assertThat(broker.tenants()).containsKeys("bills", "news"));
    demo.lookAgain();
    assertThat(demo.calls()).as("the next try waits some seconds").noneMatch(Call::isAboutTenants);
  }

  @Test
  void aBrokerThatIsAwayIsNamed() {
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
                      assertThat(progress.obstacle().orElseThrow().kind())
                          .isEqualTo(Obstacle.Kind.OUT_OF_REACH);
                      assertThat(progress.obstacle().orElseThrow().message())
                          .startsWith("broker 2: ");
                    }));
  }
}
