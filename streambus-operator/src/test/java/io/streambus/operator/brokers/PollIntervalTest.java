package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.schema.GoDuration;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.brokers.TenantState.Attempt;
import io.streambus.operator.brokers.TenantState.Failed;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Too short an interval overloads brokers; too long an interval leaves them without tenants. */
class PollIntervalTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void usesMetricsIntervalWithTenPercentJitter() {
    assertThat(interval(target(true, "1m30s", false), BrokersSnapshot.EMPTY).orElseThrow())
        .isBetween(Duration.ofSeconds(81), Duration.ofSeconds(99));
  }

  @Test
  void intervalIsAtLeastFiveSeconds() {
    PollInterval overdue = new PollInterval(target(true, "10m", true), failing(true));
    assertThat(overdue.next(NOW.plusSeconds(60)).orElseThrow())
        .isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
  }

  @Test
  void clusterWithTenantsIsPolledAtLeastEveryFiveMinutes() {
    assertThat(interval(target(true, "24h", false), BrokersSnapshot.EMPTY).orElseThrow())
        .isGreaterThan(Duration.ofHours(21));
    assertThat(interval(target(true, "24h", true), BrokersSnapshot.EMPTY).orElseThrow())
        .isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
    assertThat(interval(target(false, "24h", true), BrokersSnapshot.EMPTY)).isPresent();
  }

  @Test
  void clusterWithoutMetricsAndTenantsIsNotPolled() {
    assertThat(interval(target(false, "30s", false), BrokersSnapshot.EMPTY)).isEmpty();
  }

  @Test
  void failedTenantsAreRetriedBeforeInterval() {
    assertThat(interval(target(true, "10m", true), failing(true)).orElseThrow())
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
  }

  @Test
  void unreachableBrokerIsNotPolledEarly() {
    assertThat(interval(target(true, "1m", true), failing(false)).orElseThrow())
        .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
  }

  @Test
  void backoffDoublesUpToFiveMinutes() {
    assertThat(new Attempt(NOW, 1).nextRetry()).isEqualTo(NOW.plusSeconds(5));
    assertThat(new Attempt(NOW, 2).nextRetry()).isEqualTo(NOW.plusSeconds(10));
    assertThat(new Attempt(NOW, 7).nextRetry()).isEqualTo(NOW.plusSeconds(320));
    assertThat(new Attempt(NOW, 1_000_000).nextRetry()).isEqualTo(NOW.plusSeconds(320));
  }

  private static Optional<Duration> interval(BrokerTarget target, BrokersSnapshot snapshot) {
    return new PollInterval(target, snapshot).next(NOW);
  }

  private static BrokersSnapshot failing(boolean reachable) {
    TenantState failed =
        new Failed(
            TenantsApi.SUPPORTED,
            DesiredTenants.EMPTY,
            new Attempt(NOW, 2),
            new Problem(Problem.Kind.REJECTED, "no"));
    ApiResponse<BrokerInfo> info =
        reachable
            ? new ApiResponse.Success<>(new BrokerInfo(1, "1.0.0", 0, Optional.empty()))
            : new ApiResponse.Failed<>("unreachable");
    return new BrokersSnapshot(
        ImmutableList.of(new BrokerSnapshot(info, Optional.empty(), failed, ImmutableMap.of(), 0)));
  }

  private static BrokerTarget target(boolean metrics, String interval, boolean tenants) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace("default").withName("demo").build());
    demo.setSpec(
        StreamBusClusterSpec.builder()
            .observability(
                ObservabilitySpec.builder()
                    .metrics(
                        MetricsSpec.builder()
                            .enabled(metrics)
                            .interval(GoDuration.of(interval))
                            .build())
                    .build())
            .multiTenancy(MultiTenancySpec.builder().enabled(tenants).build())
            .build());
    return new BrokerTarget(
        ((Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none())).cluster(), 3);
  }
}
