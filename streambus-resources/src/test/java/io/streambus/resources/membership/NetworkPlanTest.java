package io.streambus.resources.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableSortedSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionReason;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.enforcement.BaseSpecs;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.PodNetwork;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that brokers of two revisions can always connect to each other: otherwise the first
 * restarted broker would never be ready, and the others would lose their leader.
 */
class NetworkPlanTest {

  private static final BrokerPorts DEFAULTS = new BrokerPorts(9092, 8081, 9093);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{config: {grpcPort: 9193}} | spec.config.grpcPort",
        "{config: {port: 9192, httpPort: 9093, grpcPort: 9193}} |"
            + " spec.config.port,spec.config.httpPort,spec.config.grpcPort",
        "{hostNetwork: true} | spec.hostNetwork",
        "{hostNetwork: true, config: {grpcPort: 9193}} | spec.config.grpcPort,spec.hostNetwork",
        "{config: {port: 8081, httpPort: 9092}} | spec.config.port,spec.config.httpPort",
        "{config: {port: 9093, grpcPort: 9092}} | spec.config.port,spec.config.grpcPort",
        "{replicas: 1, config: {port: 8081, httpPort: 9092}} | spec.config.port,spec.config.httpPort",
      })
  void changeIsBlockedWhileBrokersAreReady(String spec, String paths) {
    // When
    Resolved resolved = resolve(spec, running(new PodNetwork(DEFAULTS, false)));

    // Then
    assertThat(resolved.cluster().ports()).isEqualTo(DEFAULTS);
    assertThat(resolved.cluster().pod().hostNetwork()).isFalse();
    assertThat(resolved.blockedChanges())
        .extracting(BlockedChange::path)
        .containsExactly(paths.split(","));
    assertThat(resolved.blockedChanges())
        .allSatisfy(
            change -> {
              assertThat(change.reason()).isEqualTo(ConditionReason.REQUIRES_FULL_STOP);
              assertThat(change.message())
                  .contains("set it back to " + change.current())
                  .contains("to apply " + change.requested())
                  .contains("streambus.io/hibernate");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{config: {port: 9192}}",
        "{config: {httpPort: 8082}}",
        "{config: {port: 9192, httpPort: 8082}}",
        "{replicas: 1, config: {grpcPort: 9193}}",
        "{replicas: 1, hostNetwork: true}",
        "{hostNetwork: true, networkPolicy: {enabled: false}}",
      })
  void changeThatBrokersOfBothRevisionsSurviveIsApplied(String spec) {
    // When
    Resolved resolved = resolve(spec, running(new PodNetwork(DEFAULTS, false)));

    // Then
    assertThat(resolved.blockedChanges()).isEmpty();
    assertThat(resolved.cluster().ports())
        .isEqualTo(resolve(spec, ObservedNetwork.EMPTY).cluster().ports());
  }

  @Test
  void otherPortsOfTheChangeAreApplied() {
    // When
    Resolved resolved =
        resolve("{config: {port: 9192, grpcPort: 9193}}", running(new PodNetwork(DEFAULTS, false)));

    // Then
    assertThat(resolved.cluster().ports()).isEqualTo(new BrokerPorts(9192, 8081, 9093));
    assertThat(resolved.cluster().formerPorts()).containsExactly(DEFAULTS);
    assertThat(resolved.blockedChanges())
        .extracting(BlockedChange::path)
        .containsExactly("spec.config.grpcPort");
  }

  @Test
  void currentDomainStays() {
    // When
    Resolved resolved =
        resolve(
            "{}",
            ImmutableClusterInputs.copyOf(
                    inputs(running(new PodNetwork(DEFAULTS, false)), new RaftEpoch(1, 3)))
                .withClusterDomain("corp.example"));

    // Then
    assertThat(resolved.cluster().clusterDomain()).isEqualTo("cluster.local");
    assertThat(resolved.cluster().config().yaml()).doesNotContain("corp.example");
    assertThat(resolved.blockedChanges())
        .extracting(BlockedChange::path)
        .containsExactly("--cluster-domain");
  }

  /** Otherwise, a cluster that cannot start with its ports could not be repaired. */
  @Test
  void everythingIsAppliedWhileNoBrokerIsReady() {
    // Given
    var unready = new ObservedNetwork(ImmutableSortedSet.of(DEFAULTS), Optional.empty());

    // When
    Resolved resolved =
        resolve(
            "{hostNetwork: true, config: {port: 8081, httpPort: 9092, grpcPort: 9193}}", unready);

    // Then
    assertThat(resolved.blockedChanges()).isEmpty();
    assertThat(resolved.cluster().ports()).isEqualTo(new BrokerPorts(8081, 9092, 9193));
    assertThat(resolved.cluster().pod().hostNetwork()).isTrue();
  }

  /**
   * The template is recorded for the generation of the spec, which is the same before and after the
   * stop.
   */
  @Test
  void templateInputsChangeWhenTheValueApplies() {
    // Given
    String spec = "{config: {grpcPort: 9193}}";

    // Then
    assertThat(resolve(spec, running(new PodNetwork(DEFAULTS, false))).cluster().templateInputs())
        .isPresent()
        .isNotEqualTo(resolve(spec, ObservedNetwork.EMPTY).cluster().templateInputs());
    assertThat(resolve("{}", running(new PodNetwork(DEFAULTS, false))).cluster().templateInputs())
        .isEqualTo(resolve("{}", ObservedNetwork.EMPTY).cluster().templateInputs());
  }

  /** A port that the proxy uses for probes can be that of brokers without TLS. */
  @Test
  void proxyAvoidsRetainedPort() {
    // Given
    BrokerPorts former = new BrokerPorts(9092, 8081, 8404);

    // When
    Resolved resolved =
        resolve(
            "{security: {tls: {enabled: true, certSecretName: c}}}",
            running(new PodNetwork(former, false)));

    // Then
    assertThat(resolved.cluster().ports()).isEqualTo(former);
    assertThat(resolved.cluster().proxyPorts().health()).isEqualTo(8405);
  }

  private static ObservedNetwork running(PodNetwork pod) {
    return new ObservedNetwork(
        ImmutableSortedSet.of(pod.ports()),
        Optional.of(new ObservedNetwork.Current(pod, Optional.of("cluster.local"))));
  }

  private static Resolved resolve(String spec, ObservedNetwork network) {
    StreamBusCluster cluster = cluster(spec);
    return resolve(spec, inputs(network, new RaftEpoch(1, cluster.getSpec().replicas().orElse(3))));
  }

  private static Resolved resolve(String spec, ClusterInputs inputs) {
    return (Resolved) ClusterResolver.resolve(cluster(spec), inputs);
  }

  private static ClusterInputs inputs(ObservedNetwork network, RaftEpoch epoch) {
    return ClusterInputs.builder()
        .podPolicy(PodPolicy.of(PodSecurityLevel.PRIVILEGED))
        .existingState(new ExistingState(Optional.of(epoch), Optional.empty()))
        .observedNetwork(network)
        .build();
  }

  private static StreamBusCluster cluster(String spec) {
    try {
      StreamBusCluster cluster = BaseSpecs.cluster((ObjectNode) new YAMLMapper().readTree(spec));
      cluster.getMetadata().setUid("uid");
      cluster.getMetadata().setGeneration(1L);
      return cluster;
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
