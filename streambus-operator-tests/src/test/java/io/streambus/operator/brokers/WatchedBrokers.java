package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.api.spec.TenantOverride;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.TenantsApi;
import io.streambus.testkit.broker.AdminApiCall;
import io.streambus.testkit.broker.FakeBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** The cluster "demo" with fake brokers and a watcher that polls them. */
final class WatchedBrokers implements AutoCloseable {

  static final String NAMESPACE = "default";
  static final String NAME = "demo";

  /** Result of a reconciliation once each of three brokers has its tenants. */
  static final BrokersSummary SYNCED =
      new BrokersSummary(
          TenantsApi.SUPPORTED, Optional.of(new TenantProgress(3, 3, Optional.empty())));

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  final List<FakeBroker> brokers;
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final AtomicInteger reconcileRequests = new AtomicInteger();
  final BrokerApis apis;
  final BrokerWatcher watcher;
  private Resolution.Resolved resolved;
  private int ready;

  WatchedBrokers(int replicas) {
    brokers =
        IntStream.rangeClosed(1, replicas)
            .mapToObj(FakeBroker::start)
            .collect(ImmutableList.toImmutableList());
    apis = new BrokerApis((cluster, ordinal) -> Optional.of(brokers.get(ordinal).address()));
    watcher =
        new BrokerWatcher(
            apis,
            (namespace, name) -> reconcileRequests.incrementAndGet(),
            registry,
            Clock.systemUTC());
    resolved = resolve(spec -> spec);
  }

  /** Reconciles the cluster with this spec. */
  BrokersSummary reconcile(UnaryOperator<ImmutableStreamBusClusterSpec.Builder> spec) {
    resolved = resolve(spec);
    return reconcile();
  }

  /** Reconciles the cluster again. */
  BrokersSummary reconcile() {
    return watcher.watch(resolved.cluster(), ready);
  }

  /** Applies these tenants and waits until all brokers have them. */
  void sync(String... ids) {
    brokers.forEach(FakeBroker::enableTenants);
    reconcile(tenants(ids));
    eventually(() -> assertThat(reconcile()).isEqualTo(SYNCED));
  }

  /** A spec with these tenants, limited by the default quotas. */
  static UnaryOperator<ImmutableStreamBusClusterSpec.Builder> tenants(String... ids) {
    return spec ->
        spec.multiTenancy(
            MultiTenancySpec.builder()
                .enabled(true)
                .defaultQuotas(
                    QuotaSpec.builder()
                        .maxTopics(5)
                        .maxPartitionsPerTopic(8)
                        .maxBandwidthMBps(2)
                        .build())
                .tenantOverrides(
                    Arrays.stream(ids)
                        .map(id -> TenantOverride.builder().tenantId(id).build())
                        .toList())
                .build());
  }

  /** Discards the recorded calls and makes the watcher poll all brokers again. */
  void pollAgain() {
    brokers.forEach(FakeBroker::clearCalls);
    ready++;
    reconcile();
    eventually(
        () ->
            assertThat(brokers)
                .allSatisfy(
                    broker ->
                        assertThat(broker.calls())
                            .extracting(AdminApiCall::path)
                            .contains("/api/v1/consumer-groups")));
  }

  Stream<AdminApiCall> calls() {
    return brokers.stream().flatMap(broker -> broker.calls().stream());
  }

  /** The value of the series with this name and these tags; empty if it does not exist. */
  Optional<Double> seriesValue(String name, String... tags) {
    return Optional.ofNullable(registry.find(name).tags(tags).meter())
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false).findFirst())
        .map(measurement -> measurement.getValue());
  }

  List<String> seriesNames() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> "demo".equals(id.getTag("cluster")))
        .map(Meter.Id::getName)
        .distinct()
        .toList();
  }

  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofMillis(20)).untilAsserted(assertion);
  }

  private Resolution.Resolved resolve(UnaryOperator<ImmutableStreamBusClusterSpec.Builder> spec) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(NAME).build());
    demo.setSpec(spec.apply(StreamBusClusterSpec.builder().replicas(brokers.size())).build());
    return (Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none());
  }

  @Override
  public void close() {
    watcher.close();
    apis.close();
    brokers.forEach(FakeBroker::close);
  }
}
