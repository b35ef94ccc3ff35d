package io.streambus.operator.brokers;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.FakeBroker;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that communication with brokers costs no requests to the API server. */
@ControlPlaneTest
class BrokersIT {

  private static final Duration QUIET_PERIOD = Duration.ofSeconds(20);
  private static final String[] SPEC = {
    "replicas: 3",
    "multiTenancy: {enabled: true, defaultQuotas: {maxTopics: 5}}",
    "observability: {metrics: {interval: 5s}}"
  };

  private final FakeBrokers fakeBrokers = FakeBrokers.startThree();
  private final List<FakeBroker> brokers = fakeBrokers.brokers();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void useFakeBrokers(TestOperator operator, TestNamespace namespace) {
    operator.restart(
        ImmutableOperatorOptions.builder()
            .meterRegistry(registry)
            .brokerAddresses(fakeBrokers.addressesIn(namespace))
            .build());
  }

  @AfterEach
  void resetOperator(TestOperator operator) {
    operator.restart();
    fakeBrokers.close();
  }

  @Test
  void tenantsAndMetricsCostNoApiServerRequests(
      KubernetesClient client, TestNamespace namespace, AuditLog log) throws InterruptedException {
    // Given
    var user = new NamespaceUser(client, namespace);
    brokers.forEach(FakeBroker::enableTenants);
    brokers.get(1).setLeader(true);

    // When
    user.apply("demo", SPEC);

    // Then
    eventually(
        () ->
            assertThat(user.cluster("demo"))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(ConditionType.TENANTS_SYNCED, ConditionReason.TENANTS_APPLIED)
                .doesNotHaveCondition(ConditionType.FEATURE_NOT_ENFORCED));
    assertThat(registry.get("streambus.cluster.leader.known").gauge().value()).isEqualTo(1);

    // When
    Thread.sleep(2_000);
    Instant idleSince = Instant.now();
    brokers.forEach(FakeBroker::clearCalls);
    Thread.sleep(QUIET_PERIOD.toMillis());

    // Then
    assertThat(
            log.byUser(ControlPlane.OPERATOR)
                .since(idleSince)
                .filter(request -> request.namespace().equals(namespace.name()))
                .entries())
        .isEmpty();
    assertThat(brokers)
        .allSatisfy(
            broker ->
                assertThat(broker.calls()).isNotEmpty().noneMatch(AdminApiCall::isTenantCall));

    // When
    brokers.get(1).restart();

    // Then
    eventually(
        () ->
            assertThat(brokers.get(1).tenants())
                .hasEntrySatisfying(
                    "default",
                    tenant -> assertThat(tenant.quotas()).containsEntry("MaxTopics", 5L)));

    // When
    user.delete("demo");

    // Then
    eventually(() -> assertThat(registry.find("streambus.cluster.brokers").gauges()).isEmpty());
  }

  @Test
  void statusReportsBrokersWithoutTenants(KubernetesClient client, TestNamespace namespace) {
    // Given
    var user = new NamespaceUser(client, namespace);

    // When
    user.apply("demo", SPEC);

    // Then
    eventually(
        () ->
            assertThat(user.cluster("demo"))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(ConditionType.FEATURE_NOT_ENFORCED, ConditionReason.NOT_ENFORCED)
                .doesNotHaveCondition(ConditionType.TENANTS_SYNCED));
    eventually(() -> assertThat(brokers.get(0).calls()).anyMatch(AdminApiCall::isTenantCall));
  }
}
