package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.PodNetwork;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the operator knows the ports of a pod whatever the spec of its cluster says now:
 * NetworkPolicies and Services include them.
 */
class PodNetworkReaderTest {

  private static final String BROKER =
      """
      {"containers": [{"name": "broker", "ports": [
        {"name": "client", "containerPort": 9092, "protocol": "TCP"},
        {"name": "http", "containerPort": 8081, "protocol": "TCP"},
        {"name": "raft", "containerPort": 9093, "protocol": "TCP"}]}]}
      """;

  private final KubernetesSerialization serialization = LeanSerialization.create();

  @Test
  void brokerHasAllPorts() {
    assertThat(network(BROKER)).contains(new PodNetwork(new BrokerPorts(9092, 8081, 9093), false));
    assertThat(network(BROKER.replace("{\"containers\"", "{\"hostNetwork\": true, \"containers\"")))
        .map(PodNetwork::hostNetwork)
        .contains(true);
  }

  @Test
  void clientPortWithTlsIsThatOfTheProxy() {
    assertThat(
            network(
                """
                {"containers": [
                  {"name": "broker", "ports": [
                    {"name": "loopback", "containerPort": 19092},
                    {"name": "http", "containerPort": 8081},
                    {"name": "raft", "containerPort": 9093}]},
                  {"name": "proxy", "ports": [
                    {"name": "client", "containerPort": 9092},
                    {"name": "proxy-health", "containerPort": 8404}]}]}
                """))
        .map(PodNetwork::ports)
        .contains(new BrokerPorts(9092, 8081, 9093));
  }

  /** The API server does not require port names to be unique in a pod. */
  @Test
  void portsOfSidecarsDoNotCount() {
    assertThat(
            network(
                BROKER.replace(
                    "[{\"name\": \"broker\"",
                    """
                    [{"name": "sidecar", "ports": [{"name": "http", "containerPort": 1}]},
                     {"name": "broker"
                    """)))
        .map(PodNetwork::ports)
        .contains(new BrokerPorts(9092, 8081, 9093));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"containers\": []}",
        "{\"containers\": [{}]}",
        "{\"containers\": [{\"name\": \"broker\"}]}",
        "{\"containers\": [{\"name\": \"broker\", \"ports\": [{\"containerPort\": 9092}]}]}",
      })
  void otherPodsHaveNone(String spec) {
    assertThat(network(spec)).isEmpty();
  }

  private Optional<PodNetwork> network(String spec) {
    return serialization
        .unmarshal("{\"kind\": \"Pod\", \"spec\": %s}".formatted(spec), PartialPod.class)
        .spec()
        .flatMap(PodNetworkReader::network);
  }
}
