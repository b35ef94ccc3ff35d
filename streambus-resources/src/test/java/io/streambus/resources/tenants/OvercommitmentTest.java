package io.streambus.resources.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that overcommitted limits are reported before the last tenant finds them exhausted.
 */
class OvercommitmentTest {

  private static final String TWO_TENANTS =
      """
      podAnnotations: {kubernetes.io/ingress-bandwidth: 32M, kubernetes.io/egress-bandwidth: 32M}
      multiTenancy:
        enabled: true
        tenantOverrides:
        - {tenantId: a, quotas: {%s}}
        - {tenantId: b, quotas: {%s}}
        - {tenantId: without-a-limit}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"maxStorageGB: 15", "maxConnections: 15000", "maxBandwidthMBps: 11"})
  void limitsWithinCapacityAreNotReported(String quota) throws JsonProcessingException {
    assertThat(found(TWO_TENANTS.formatted(quota, quota))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxStorageGB: 16 | maxStorageGB | 32Gi | 3 volumes of 10Gi",
        "maxConnections: 15001 | maxConnections | 30002 | 3 brokers with 10000 connections",
        "maxBandwidthMBps: 12 | maxBandwidthMBps | 24 MiB/s"
            + " | 3 pods with 64000000 bit/s in and out",
        "maxStorageGB: 2147483647 | maxStorageGB | 4294967294Gi | 3 volumes of 10Gi",
      })
  void sumOfAllTenantsIsComparedWithAllBrokers(
      String quota, String limit, String sum, String capacity) throws JsonProcessingException {
    assertThat(found(TWO_TENANTS.formatted(quota, quota)))
        .containsExactly(new Overcommitment(limit, sum, capacity));
  }

  @Test
  void bandwidthWithoutLimitsInBothDirectionsIsNotReported() throws JsonProcessingException {
    assertThat(
            found(
                """
                podAnnotations: {kubernetes.io/ingress-bandwidth: 1k, kubernetes.io/egress-bandwidth: much}
                multiTenancy: {enabled: true, defaultQuotas: {maxBandwidthMBps: 1000}}
                """))
        .isEmpty();
  }

  private static List<Overcommitment> found(String spec) throws JsonProcessingException {
    StreamBusCluster cluster =
        new YAMLMapper()
            .readValue(
                "metadata: {name: demo, namespace: default}\nspec:\n" + spec.indent(2),
                StreamBusCluster.class);
    return Overcommitment.of(
        ((Resolution.Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none())).cluster());
  }
}
