package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the operator sends the tenants of a cluster to no other pod: the admin API has no
 * authentication, and users can name, label and address their pods as they like.
 */
class ClientPodAddressesTest {

  private static final String SET =
      """
      {"apiVersion": "apps/v1", "kind": "StatefulSet",
       "metadata": {"namespace": "default", "name": "demo", "uid": "set-uid", "ownerReferences": [
         {"kind": "StreamBusCluster", "name": "demo", "uid": "demo-uid", "controller": true}]}}
      """;

  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod",
       "metadata": {"namespace": "default", "name": "demo-1", "uid": "pod-uid", "ownerReferences": [
         {"kind": "StatefulSet", "name": "demo", "uid": "set-uid", "controller": true}]},
       "status": {"phase": "Running", "podIP": "10.0.0.7"}}
      """;

  private final KubernetesSerialization serialization = LeanSerialization.create();
  private final BrokerCluster demo = demo();

  @Test
  void runningPodOfTheStatefulSetHasAddress() {
    assertThat(address(SET, POD)).contains(new InetSocketAddress("10.0.0.7", 8081));
    assertThat(address(SET, POD.replace("10.0.0.7", "fd00::7")))
        .contains(new InetSocketAddress("fd00::7", 8081));
    assertThat(addresses(SET, POD).of(demo, 0)).as("another broker").isEmpty();
  }

  /** Otherwise, a changed port would hide the leader, which restarts last, during its rollout. */
  @Test
  void portIsThatOfThePod() {
    // Given
    String spec =
        """
        "spec": {"containers": [{"name": "broker", "ports": [
          {"name": "client", "containerPort": 9092}, {"name": "http", "containerPort": 8082},
          {"name": "raft", "containerPort": 9093}]}]},
        "status":
        """;

    // Then
    assertThat(address(SET, POD.replace("\"status\":", spec)))
        .contains(new InetSocketAddress("10.0.0.7", 8082));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set-uid -> other-uid",
        "\"controller\": true -> \"controller\": false",
        "demo-1 -> other-1",
        "\"uid\": \"pod-uid\" -> \"deletionTimestamp\": \"2026-01-01T00:00:00Z\"",
        "Running -> Failed",
        "Running -> Succeeded",
        "10.0.0.7 -> 127.0.0.1",
        "10.0.0.7 -> ::1",
        "10.0.0.7 -> 169.254.169.254",
        "10.0.0.7 -> 0.0.0.0",
        "10.0.0.7 -> 224.0.0.1",
        "10.0.0.7 -> other.example",
        "\"podIP\": \"10.0.0.7\" -> \"podIP\": null"
      })
  void otherPodsHaveNoAddress(String change) {
    // Given
    String[] words = change.split(" -> ", 2);

    // Then
    assertThat(address(SET, POD.replace(words[0], words[1]))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-uid -> other-uid",
        "\"controller\": true -> \"controller\": false",
        "\"name\": \"demo\" -> \"name\": \"other\""
      })
  void podsOfForeignStatefulSetHaveNoAddress(String change) {
    // Given
    String[] words = change.split(" -> ", 2);

    // Then
    assertThat(address(SET.replace(words[0], words[1]), POD)).isEmpty();
  }

  @Test
  void copiedPodDoesNotHideTheRealOne() {
    // Given
    String copy = POD.replace("set-uid", "other-uid").replace("10.0.0.7", "10.0.0.8");
    List<PartialPod> pods = List.of(pod(copy), pod(POD));

    // Then
    assertThat(new ClientPodAddresses(cluster -> List.of(set(SET)), cluster -> pods).of(demo, 1))
        .contains(new InetSocketAddress("10.0.0.7", 8081));
  }

  private Optional<InetSocketAddress> address(String set, String pod) {
    return addresses(set, pod).of(demo, 1);
  }

  private ClientPodAddresses addresses(String set, String pod) {
    List<HasMetadata> children = List.of(set(set));
    List<PartialPod> pods = List.of(pod(pod));
    return new ClientPodAddresses(cluster -> children, cluster -> pods);
  }

  private HasMetadata set(String json) {
    return serialization.unmarshal(json, StatefulSet.class);
  }

  private PartialPod pod(String json) {
    return serialization.unmarshal(json, PartialPod.class);
  }

  private static BrokerCluster demo() {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("default")
            .withName("demo")
            .withUid("demo-uid")
            .build());
    demo.setSpec(StreamBusClusterSpec.builder().replicas(3).build());
    return ((Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none())).cluster();
  }
}
