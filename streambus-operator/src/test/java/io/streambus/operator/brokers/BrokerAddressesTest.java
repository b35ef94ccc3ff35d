package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.net.InetAddresses;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A wrong URI would look like a broker that does not respond. */
class BrokerAddressesTest {

  private final BrokerCluster demo = demo();

  @Test
  void podsAreCalledByIpAddressAndTheirOwnPort() {
    assertThat(addressWithPod("10.0.0.7")).contains(URI.create("http://10.0.0.7:8082"));
    assertThat(addressWithPod("fd00::7")).contains(URI.create("http://[fd00::7]:8082"));
  }

  @Test
  void clusterIsPolledBeforeItsPodsRun() {
    assertThat(BrokerAddresses.ofPods().include(demo)).isTrue();
    assertThat(BrokerAddresses.ofPods().of(demo, 0)).isEmpty();
    assertThat(BrokerAddresses.none().include(demo)).isFalse();
    assertThat(BrokerAddresses.none().withPods((cluster, pod) -> Optional.empty()).include(demo))
        .isFalse();
  }

  private Optional<URI> addressWithPod(String ip) {
    return BrokerAddresses.ofPods()
        .withPods(
            (cluster, ordinal) ->
                Optional.of(new InetSocketAddress(InetAddresses.forString(ip), 8082)))
        .of(demo, 0);
  }

  private static BrokerCluster demo() {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(StreamBusClusterSpec.builder().replicas(1).build());
    return ((Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none())).cluster();
  }
}
