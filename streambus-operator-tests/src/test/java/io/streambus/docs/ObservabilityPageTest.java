package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.CertificateStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.api.spec.QuotaSpec;
import io.streambus.app.apiclient.ApiRequestMetrics;
import io.streambus.app.http.PrometheusEndpoint;
import io.streambus.app.run.BuildInfo;
import io.streambus.app.run.OperatorState;
import io.streambus.operator.brokers.BrokerApis;
import io.streambus.operator.brokers.BrokerWatcher;
import io.streambus.operator.metrics.LastSuccessfulReconcile;
import io.streambus.operator.metrics.OperatorGauges;
import io.streambus.operator.metrics.ReconcileMetrics;
import io.streambus.operator.metrics.ReconcileQueue;
import io.streambus.operator.metrics.StatusMetrics;
import io.streambus.operator.metrics.WriteFailures;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.testkit.broker.FakeBroker;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Guarantees that the documented metrics exist, since an alert on a missing metric never fires. */
class ObservabilityPageTest {

  private static final Path PAGE = Path.of("../docs/observability.md");
  private static final Pattern DOCUMENTED = Pattern.compile("`(streambus_[a-z_]+)`");
  private static final Pattern SERVED =
      Pattern.compile("^# TYPE (streambus_[a-z_]+) ", Pattern.MULTILINE);
  private static final Pattern DESCRIBED =
      Pattern.compile("^# HELP (streambus_[a-z_]+) \\S", Pattern.MULTILINE);

  @Test
  void pageNamesExactlyTheServedMetrics() throws IOException {
    // Given
    try (var broker = FakeBroker.start(1);
        var apis = new BrokerApis((cluster, ordinal) -> Optional.of(broker.address()));
        var endpoint = new PrometheusEndpoint();
        var watcher =
            new BrokerWatcher(
                apis, (namespace, name) -> {}, endpoint.registry(), Clock.systemUTC())) {
      registerOperatorMetrics(endpoint.registry());
      broker.enableTenants();
      broker.setLeader(true);

      // When
      watcher.watch(cluster(), 1);

      // Then
      Set<String> documented = names(DOCUMENTED, Files.readString(PAGE));
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () -> assertThat(names(SERVED, endpoint.scrape().body())).isEqualTo(documented));
      String scrape = endpoint.scrape().body();
      assertThat(names(DESCRIBED, scrape)).isEqualTo(documented);
      // For promtool check metrics.
      Files.writeString(Path.of("target/metrics.txt"), scrape);
    }
  }

  private static void registerOperatorMetrics(MeterRegistry registry) {
    new ReconcileMetrics(registry, () -> {});
    new WriteFailures(registry);
    new OperatorState().bindTo(registry);
    new BuildInfo("1.0.0", "17").bindTo(registry);
    URI server = URI.create("https://localhost:6443/");
    new ApiRequestMetrics(registry, server).countError("GET", server.resolve("/api/v1/pods"));
    var gauges = new OperatorGauges(registry);
    new ReconcileQueue(gauges);
    new LastSuccessfulReconcile(gauges).record();
    new StatusMetrics(gauges).onUpdate(clusterWithCertificate());
  }

  private static StreamBusCluster clusterWithCertificate() {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setStatus(
        StreamBusClusterStatus.builder()
            .certificate(
                CertificateStatus.builder()
                    .notBefore("2026-01-01T00:00:00Z")
                    .notAfter("2026-03-31T23:59:00Z")
                    .build())
            .build());
    return demo;
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static BrokerCluster cluster() {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(
        StreamBusClusterSpec.builder()
            .replicas(1)
            .multiTenancy(
                MultiTenancySpec.builder()
                    .enabled(true)
                    .defaultQuotas(
                        QuotaSpec.builder()
                            .maxTopics(1)
                            .maxPartitionsPerTopic(1)
                            .maxConnections(1)
                            .maxBandwidthMBps(1)
                            .maxStorageGB(1)
                            .maxMessagesPerSecond(1)
                            .build())
                    .build())
            .observability(
                ObservabilitySpec.builder()
                    .metrics(MetricsSpec.builder().perTenantMetrics(true).build())
                    .build())
            .build());
    return ((Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none())).cluster();
  }
}
