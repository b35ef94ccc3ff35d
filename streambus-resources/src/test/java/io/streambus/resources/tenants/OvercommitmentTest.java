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

/** A promise to all tenants that cannot be kept is found by the last of them to use it. */
class OvercommitmentTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxStorageGB: 15  | ''",
        "maxStorageGB: 16  | maxStorageGB of all tenants is 32Gi together, and there are 3 volumes of 10Gi",
        "maxConnections: 15000 | ''",
        "maxConnections: 15001 | maxConnections of all tenants is 30002 together, and there are 3 brokers with 10000 connections",
        "maxBandwidthMBps: 11 | ''",
        "maxBandwidthMBps: 12 | maxBandwidthMBps of all tenants is 24 MiB/s together, and there are 3 pods with 64000000 bit/s in and out",
        "maxStorageGB: 2147483647 | maxStorageGB of all tenants is 4294967294Gi together, and there are 3 volumes of 10Gi",
      })
  void whatTwoTenantsArePromisedIsComparedWithAllBrokers(String quota, String warning)
      throws JsonProcessingException {
    // When
    List<Overcommitment> found =
        found(
            """
            podAnnotations: {kubernetes.io/ingress-bandwidth: 32M, kubernetes.io/egress-bandwidth: 32M}
            multiTenancy:
              enabled: true
              tenantOverrides:
              - {tenantId: a, quotas: {%s}}
              - {tenantId: b, quotas: {%s}}
              - {tenantId: without-a-limit}
            """
                .formatted(quota, quota));

    // Then
    assertThat(found.stream().map(Overcommitment::toString).toList())
        .isEqualTo(warning.isEmpty() ? List.of() : List.of(warning));
  }

  @Test
  void bandwidthThatIsNotBoundInBothDirectionsIsNoPromiseTooMany() throws JsonProcessingException {
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
