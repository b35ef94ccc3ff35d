package io.streambus.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Limits come from three places of a spec; who writes one has to see what comes of it. */
class TenantsCommandTest {

  private static final String HEAD =
      """
      apiVersion: streambus.io/v1alpha1
      kind: StreamBusCluster
      metadata:
        name: one
      spec:
      """;

  @Test
  void theLimitsOfEachTenantAreListedAsBrokersTakeThem() {
    // Given
    String yaml =
        HEAD
            + """
              multiTenancy:
                enabled: true
                defaultQuotas: {maxTopics: 10, maxPartitionsPerTopic: 4}
                tenantOverrides:
                - tenantId: orders
                  quotas: {maxTopics: 100, maxBandwidthMBps: 1}
            """;

    // When
    Invocation tenants = Invocation.reading(yaml, "tenants", "-f", "-");

    // Then
    assertThat(tenants.code()).isZero();
    assertThat(tenants.out())
        .isEqualTo(
            """
            default/one:
            TENANT   MaxBytesPerSecond  MaxTopics  MaxPartitions
            default                  -         10             40
            orders             1048576        100            400
            """);
    assertThat(tenants.err().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("note: default/one: spec.multiTenancy."));
  }

  @Test
  void limitsThatAddUpToMoreThanABrokerHasAreAWarning() {
    // Given
    String yaml =
        HEAD
            + """
              multiTenancy:
                enabled: true
                tenantOverrides:
                - {tenantId: a, quotas: {maxStorageGB: 11, maxConnections: 6000}}
                - {tenantId: b, quotas: {maxConnections: 6000}}
            """;

    // When
    Invocation tenants = Invocation.reading(yaml, "tenants", "-f", "-");

    // Then
    assertThat(tenants.err().lines())
        .filteredOn(line -> line.startsWith("warning: "))
        .containsExactly(
            "warning: default/one: spec.multiTenancy: maxStorageGB of all tenants is 11Gi together,"
                + " and a broker has a volume of 10Gi",
            "warning: default/one: spec.multiTenancy: maxConnections of all tenants is 12000"
                + " together, and a broker has 10000 connections");
  }

  @Test
  void aClusterWithoutTenantsSaysSo() {
    assertThat(Invocation.reading(HEAD + "  replicas: 3\n", "tenants", "-f", "-"))
        .isEqualTo(new Invocation(0, "default/one: tenants are off\n", ""));
  }

  @Test
  void aRefusedSpecHasNoTable() {
    // Given
    String yaml = HEAD + "  multiTenancy: {enabled: true, tenantOverrides: [{tenantId: '../x'}]}\n";

    // When
    Invocation tenants = Invocation.reading(yaml, "tenants", "-f", "-");

    // Then
    assertThat(tenants.code()).isEqualTo(1);
    assertThat(tenants.out()).isEmpty();
    assertThat(tenants.err())
        .startsWith("error: default/one: spec.multiTenancy.tenantOverrides[0].tenantId: ../x: ");
  }
}
