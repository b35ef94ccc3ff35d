package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.FakeBroker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A cluster "demo" with fake brokers, and lookups of its leader. */
final class LeaderScenario implements AutoCloseable {

  static final Leader PENDING = new Leader.Pending();

  final List<FakeBroker> brokers =
      Stream.of(1, 2, 3).map(FakeBroker::start).collect(ImmutableList.toImmutableList());
  private final List<BrokerApis> apis = new ArrayList<>();
  final BlockingQueue<String> reconciles = new LinkedBlockingQueue<>();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final AtomicLong elapsedNanos = new AtomicLong();
  final LeaderLookups lookups =
      lookups((cluster, ordinal) -> Optional.of(brokers.get(ordinal).address()));
  final BrokerCluster demo = cluster("demo", 3);

  /** Creates lookups that query brokers at the given addresses instead. */
  LeaderLookups lookups(BrokerAddresses addresses) {
    BrokerApis addressed = new BrokerApis(addresses);
    apis.add(addressed);
    return new LeaderLookups(
        addressed,
        (namespace, name) -> reconciles.add(namespace + "/" + name),
        registry,
        new Ticker() {
          @Override
          public long read() {
            return elapsedNanos.get();
          }
        });
  }

  /** Runs a lookup and returns its result. */
  Leader lookUp() throws InterruptedException {
    assertThat(lookups.leader(demo)).isEqualTo(PENDING);
    reconciles.take();
    return lookups.leader(demo);
  }

  /** Runs a lookup and returns why the leader is unknown. */
  String unknownReason() throws InterruptedException {
    return ((Leader.Unknown) lookUp()).reason();
  }

  /** Paths of the requests that the brokers received. */
  Stream<String> requestPaths() {
    return brokers.stream().flatMap(broker -> broker.calls().stream()).map(AdminApiCall::path);
  }

  static BrokerCluster cluster(String name, int replicas) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName(name).build());
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(replicas).build());
    return ((Resolution.Resolved) ClusterResolver.resolve(cluster, ClusterInputs.none())).cluster();
  }

  @Override
  public void close() {
    lookups.close();
    apis.forEach(BrokerApis::close);
    brokers.forEach(FakeBroker::close);
  }
}
