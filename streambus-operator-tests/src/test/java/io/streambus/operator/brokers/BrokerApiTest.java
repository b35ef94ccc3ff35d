package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.brokers.BrokerApi.Acknowledgement;
import io.streambus.operator.brokers.BrokerApi.BrokerTenant;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.BrokerBehavior;
import io.streambus.testkit.broker.FakeBroker;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that a faulty broker neither blocks the operator nor is misinterpreted. */
@Timeout(30)
class BrokerApiTest {

  private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
  private static final TenantQuotas SEVEN_EACH = TenantQuotas.of(type -> 7);

  private final FakeBroker broker = FakeBroker.start(1);
  private final BrokerHttp http = new BrokerHttp();
  private final BrokerApi api = new BrokerApi(http, broker.address());

  @AfterEach
  void stop() {
    http.close();
    broker.close();
  }

  static Stream<BrokerBehavior> faults() {
    return Stream.of(
        new BrokerBehavior.DropConnections(),
        new BrokerBehavior.Hang(),
        new BrokerBehavior.Trickle(),
        new BrokerBehavior.Slow(Duration.ofSeconds(10)),
        new BrokerBehavior.FixedResponse(200, "no JSON"),
        new BrokerBehavior.FixedResponse(200, "[]"),
        new BrokerBehavior.FixedResponse(200, "{}"),
        new BrokerBehavior.FixedResponse(200, "{\"controller_id\": \"1\"}"),
        new BrokerBehavior.FixedResponse(200, "{\"controller_id\": 4294967297}"),
        new BrokerBehavior.FixedResponse(200, "{\"controller_id\": 1e0}"),
        new BrokerBehavior.FixedResponse(200, "{\"controller_id\": " + "1".repeat(1_000) + "}"),
        new BrokerBehavior.FixedResponse(200, "{".repeat(50_000)),
        new BrokerBehavior.FixedResponse(200, nested(20)),
        new BrokerBehavior.FixedResponse(200, longName(300)),
        new BrokerBehavior.FixedResponse(200, longName(1_000_000)),
        new BrokerBehavior.FixedResponse(200, " ".repeat(65_537)),
        new BrokerBehavior.FixedResponse(200, "[" + "{},".repeat(2_800_000) + "{}]"),
        new BrokerBehavior.Endless(200, "{},".repeat(1_000)));
  }

  private static String nested(int levels) {
    return "{\"controller_id\": 1, \"a\": %s%s}"
        .formatted("[".repeat(levels - 1), "]".repeat(levels - 1));
  }

  private static String longName(int length) {
    return "{\"controller_id\": 1, \"%s\": 1}".formatted("a".repeat(length));
  }

  @Nested
  class Responses {

    @Test
    void readsBrokerInfo() {
      // Given
      broker.setLeader(true);
      broker.setTopics("a", "b");
      broker.setConsumerGroups("g");

      // Then
      BrokerInfo info = api.info().success().orElseThrow();
      assertThat(info.controllerId()).isOne();
      assertThat(info.version()).isEqualTo("1.0.0");
      assertThat(info.topics()).isEqualTo(2);
      assertThat(info.uptime()).hasValueSatisfying(up -> assertThat(up).isLessThan(TIME_LIMIT));
      assertThat(api.consumerGroups()).isEqualTo(new ApiResponse.Success<>(1));
    }

    @Test
    void detectsMissingTenantsApi() {
      assertThat(api.tenants(Set.of()).isNotFound()).isTrue();
      assertThat(broker.calls()).containsExactly(new AdminApiCall("GET", "/api/v1/tenants", ""));
    }

    @Test
    void createsUpdatesReadsAndDeletesTenant() {
      // Given
      broker.enableTenants();

      // When
      ApiResponse<Acknowledgement> created =
          api.create(new BrokerTenant("orders", "first", SEVEN_EACH));

      // Then
      assertThat(created).isInstanceOf(ApiResponse.Success.class);
      assertThat(broker.tenants())
          .hasEntrySatisfying(
              "orders",
              tenant ->
                  assertThat(tenant.quotas())
                      .as("an omitted limit would be 0")
                      .hasSize(11)
                      .allSatisfy((field, value) -> assertThat(value).isEqualTo(7)));

      // When
      api.update(
          new BrokerTenant("orders", "second", TenantQuotas.of(type -> TenantQuotas.UNLIMITED)));

      // Then
      assertThat(api.tenants(Set.of("default", "orders")).success().orElseThrow().tenants())
          .contains(new BrokerTenant("orders", "second", TenantQuotas.of(type -> -1)))
          .extracting(BrokerTenant::id)
          .containsExactly("default", "orders");
      broker.setConnections("orders", 3);
      assertThat(api.usage("orders").success().orElseThrow().values())
          .containsEntry(QuotaType.CONNECTIONS, 3L)
          .containsEntry(QuotaType.TOPICS, 0L);

      // When
      ApiResponse<Acknowledgement> inUse = api.delete("orders");
      broker.setConnections("orders", 0);
      ApiResponse<Acknowledgement> unused = api.delete("orders");

      // Then
      assertThat(inUse)
          .isEqualTo(
              new ApiResponse.Rejected<>(
                  409, "Tenant has active connections. Use ?force=true to delete anyway"));
      assertThat(unused).isInstanceOf(ApiResponse.Success.class);
      assertThat(broker.tenants()).containsOnlyKeys("default");
    }

    @Test
    void rejectionContainsBrokerMessage() {
      // Given
      broker.enableTenants();

      // Then
      assertThat(api.create(new BrokerTenant("default", "mine", SEVEN_EACH)))
          .isEqualTo(
              new ApiResponse.Rejected<>(
                  500, "Failed to create tenant: tenant default already exists"));
      assertThat(api.update(new BrokerTenant("missing", "mine", SEVEN_EACH)))
          .isEqualTo(
              new ApiResponse.Rejected<>(500, "Failed to update tenant: tenant missing not found"));
    }

    @Test
    void truncatesLongError() {
      // Given
      broker.setBehavior(new BrokerBehavior.FixedResponse(500, "line\n".repeat(1_000)));

      // Then
      assertThat(api.info())
          .isInstanceOfSatisfying(
              ApiResponse.Rejected.class,
              rejected ->
                  assertThat(rejected.message()).hasSizeLessThan(300).startsWith("line line"));
    }

    @Test
    void keepsOnlyBeginningOfEndlessError() {
      // Given
      broker.setBehavior(new BrokerBehavior.Endless(500, "no\u202e\u001b[2J memory\n"));

      // Then
      assertThat(api.info())
          .isInstanceOfSatisfying(
              ApiResponse.Rejected.class,
              rejected ->
                  assertThat(rejected.message())
                      .startsWith("no??[2J memory no")
                      .hasSizeLessThan(300)
                      .doesNotContainPattern("\\p{C}"));
    }

    @Test
    void truncatesLongVersion() {
      // Given
      broker.setBehavior(
          new BrokerBehavior.FixedResponse(
              200, "{\"controller_id\": 0, \"version\": \"%s\"}".formatted("1".repeat(1_000))));

      // Then
      assertThat(api.info().success())
          .hasValueSatisfying(info -> assertThat(info.version()).hasSize(64).endsWith("..."));
    }
  }

  @Nested
  class Failures {

    @ParameterizedTest
    @MethodSource("io.streambus.operator.brokers.BrokerApiTest#faults")
    void faultyBrokerFailsWithinSeconds(BrokerBehavior fault) {
      // Given
      broker.setBehavior(fault);

      // When
      long begin = System.nanoTime();
      ApiResponse<BrokerInfo> apiResponse = api.info();

      // Then
      assertThat(apiResponse).isInstanceOf(ApiResponse.Failed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(TIME_LIMIT);
    }

    /** Each caller would hold such a response, and what it is parsed into, in memory. */
    @Test
    void longListsFailWithStableReason() {
      // Given
      broker.setBehavior(
          new BrokerBehavior.FixedResponse(200, "[" + "{},".repeat(2_800_000) + "{}]"));

      // Then
      var tooLong = new ApiResponse.Failed<>("invalid response: the body exceeds 1048576 bytes");
      assertThat(api.consumerGroups()).isEqualTo(tooLong);
      assertThat(api.tenants(Set.of())).isEqualTo(tooLong);
      assertThat(api.usage("orders"))
          .isEqualTo(new ApiResponse.Failed<>("invalid response: the body exceeds 65536 bytes"));
    }

    @Test
    void unreachableBrokerFails() {
      // When
      broker.close();

      // Then
      assertThat(api.info()).isInstanceOf(ApiResponse.Failed.class);
    }

    @Test
    void doesNotFollowRedirects() {
      // Given
      broker.setBehavior(new BrokerBehavior.FixedResponse(302, "elsewhere"));

      // Then
      assertThat(api.info()).isEqualTo(new ApiResponse.Rejected<>(302, "elsewhere"));
    }

    @Test
    void closedClientSendsNoRequest() {
      // Given
      http.close();

      // Then
      assertThat(api.info()).isInstanceOf(ApiResponse.Failed.class);
      assertThat(broker.calls()).isEmpty();
    }
  }
}
