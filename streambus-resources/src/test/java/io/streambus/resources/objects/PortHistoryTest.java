package io.streambus.resources.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedNetwork;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.BrokerPorts;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.model.PodNetwork;
import io.streambus.resources.model.RaftEpoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a change of ports disconnects no client of a broker that still has the former
 * ones, however long the rollout takes, and that none of them opens the admin API to clients.
 */
class PortHistoryTest {

  private static final BrokerPorts DEFAULTS = new BrokerPorts(9092, 8081, 9093);

  /** Few numbers, so that former ports are often reused for another purpose. */
  private static final List<Integer> NUMBERS = List.of(9092, 8081, 9093, 9192, 8082);

  private static final int HISTORIES = 12;
  private static final int CHANGES = 6;

  @Test
  void servicesAndPolicyIncludeFormerPorts() {
    // When
    BrokerCluster cluster = resolve(new BrokerPorts(9192, 8082, 9093), pods(3, DEFAULTS)).cluster();

    // Then
    assertThat(service(ClientService.of(cluster)))
        .containsExactly(
            "client 9192 client",
            "client-9092 9092 client",
            "http 8082 http",
            "http-8081 8081 http");
    assertThat(service(HeadlessService.of(cluster))).contains("raft 9093 raft");
    assertThat(HeadlessService.of(cluster).orElseThrow().getMetadata().getAnnotations())
        .containsEntry("prometheus.io/port", "8081");
    assertThat(numbers(rules(cluster).get(0))).containsExactly(9093);
    assertThat(numbers(rules(cluster).get(1))).containsExactly(8082, 8081);
    assertThat(numbers(rules(cluster).get(2))).containsExactly(9192, 9092);
  }

  @Test
  void formerPortsEndWithTheirLastPod() {
    // Given
    BrokerPorts changed = new BrokerPorts(9192, 8082, 9093);

    // When
    BrokerCluster cluster = resolve(changed, pods(3, changed)).cluster();

    // Then
    assertThat(service(ClientService.of(cluster)))
        .containsExactly("client 9192 client", "http 8082 http");
    assertThat(HeadlessService.of(cluster).orElseThrow().getMetadata().getAnnotations())
        .containsEntry("prometheus.io/port", "8082");
    assertThat(cluster)
        .as("objects at rest")
        .isEqualTo(resolve(changed, pods(1, changed)).cluster());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyRunningPodIsReachable(long seed) {
    Random random = new Random(seed);
    for (int history = 0; history < HISTORIES; history++) {
      // Given
      List<BrokerPorts> pods = new ArrayList<>(pods(3, DEFAULTS));
      List<BrokerPorts> requests = new ArrayList<>();
      for (int change = 0; change < CHANGES; change++) {
        // When
        requests.add(randomPorts(random));
        BrokerCluster cluster = resolve(requests.get(change), pods).cluster();

        // Then
        for (BrokerPorts pod : pods) {
          assertReachable(cluster, pod, requests);
        }
        assertReachable(cluster, cluster.ports(), requests);
        assertThat(pods).allMatch(pod -> pod.raft() == cluster.ports().raft());
        pods.set(random.nextInt(3), cluster.ports());
      }
    }
  }

  private static void assertReachable(
      BrokerCluster cluster, BrokerPorts pod, List<BrokerPorts> requests) {
    List<NetworkPolicyIngressRule> rules = rules(cluster);
    assertThat(numbers(rules.get(0))).as("after %s", requests).contains(pod.raft());
    assertThat(numbers(rules.get(1))).as("after %s", requests).contains(pod.http());
    assertThat(numbers(rules.get(2)))
        .as("after %s", requests)
        .contains(pod.client())
        .doesNotContain(pod.http(), pod.raft());
    assertThat(service(ClientService.of(cluster)))
        .as("after %s", requests)
        .anyMatch(port -> port.endsWith(" %d client".formatted(pod.client())));
    assertDistinct(HeadlessService.of(cluster));
    assertDistinct(ClientService.of(cluster));
  }

  /** The API server rejects Services with two ports of one number or name. */
  private static void assertDistinct(Optional<Service> service) {
    List<ServicePort> ports = service.orElseThrow().getSpec().getPorts();
    assertThat(ports).extracting(ServicePort::getPort).doesNotHaveDuplicates();
    assertThat(ports).extracting(ServicePort::getName).doesNotHaveDuplicates();
  }

  private static BrokerPorts randomPorts(Random random) {
    while (true) {
      BrokerPorts ports = new BrokerPorts(random(random), random(random), random(random));
      if (ports.areDistinct()) {
        return ports;
      }
    }
  }

  private static int random(Random random) {
    return NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  private static List<BrokerPorts> pods(int count, BrokerPorts ports) {
    return Stream.generate(() -> ports).limit(count).toList();
  }

  private static List<NetworkPolicyIngressRule> rules(BrokerCluster cluster) {
    NetworkPolicy policy = BrokerNetworkPolicy.of(cluster).orElseThrow();
    return policy.getSpec().getIngress();
  }

  private static List<Integer> numbers(NetworkPolicyIngressRule rule) {
    return rule.getPorts().stream().map(port -> port.getPort().getIntVal()).toList();
  }

  private static List<String> service(Optional<Service> service) {
    return service.orElseThrow().getSpec().getPorts().stream()
        .map(
            port ->
                "%s %d %s"
                    .formatted(port.getName(), port.getPort(), port.getTargetPort().getStrVal()))
        .toList();
  }

  private static Resolved resolve(BrokerPorts requested, List<BrokerPorts> pods) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(
        StreamBusClusterSpec.builder()
            .config(
                ConfigSpec.builder()
                    .port(requested.client())
                    .httpPort(requested.http())
                    .grpcPort(requested.raft())
                    .build())
            .build());
    return (Resolved)
        ClusterResolver.resolve(
            demo,
            ClusterInputs.builder()
                .operatorPods(new OperatorPods("streambus-system", ImmutableMap.of()))
                .existingState(
                    new ExistingState(Optional.of(new RaftEpoch(1, 3)), Optional.empty()))
                .observedNetwork(
                    new ObservedNetwork(
                        ImmutableSortedSet.copyOf(pods),
                        Optional.of(
                            new ObservedNetwork.Current(
                                new PodNetwork(pods.get(0), false), Optional.empty()))))
                .build());
  }
}
