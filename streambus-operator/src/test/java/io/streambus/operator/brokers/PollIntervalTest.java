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
import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.DesiredTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Too short a pause wears brokers out; too long a one leaves them without their tenants. */
class PollIntervalTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void thePauseIsTheIntervalOfTheMetricsGiveOrTakeATenth() {
    assertThat(pause(brokerTarget(true, "1m30s", false), BrokersSnapshot.NOTHING).orElseThrow())
        .isBetween(Duration.ofSeconds(81), Duration.ofSeconds(99));
  }

  @Test
  void aTinyIntervalIsFiveSeconds() {
    assertThat(pause(brokerTarget(true, "1ms", false), BrokersSnapshot.NOTHING).orElseThrow())
        .isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
  }

  @Test
  void aClusterWithTenantsIsLookedAtEveryFiveMinutesAtLeast() {
    assertThat(pause(brokerTarget(true, "24h", false), BrokersSnapshot.NOTHING).orElseThrow())
        .isGreaterThan(Duration.ofHours(21));
    assertThat(pause(brokerTarget(true, "24h", true), BrokersSnapshot.NOTHING).orElseThrow())
        .isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
    assertThat(pause(brokerTarget(false, "24h", true), BrokersSnapshot.NOTHING)).isPresent();
  }

  @Test
  void whatNeedsNoLookHasNoPause() {
    assertThat(pause(brokerTarget(false, "30s", false), BrokersSnapshot.NOTHING)).isEmpty();
  }

  @Test
  void tenantsThatFailedAreTriedAgainBeforeTheInterval() {
    assertThat(pause(brokerTarget(true, "10m", true), failing(true)).orElseThrow())
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
  }

  @Test
  void aBrokerThatIsAwayIsNotHurriedAfter() {
    assertThat(pause(brokerTarget(true, "1m", true), failing(false)).orElseThrow())
        .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
  }

  @Test
  void eachFailureDoublesTheWaitUpToFiveMinutes() {
    assertThat(new Attempt(NOW, 1).next()).isEqualTo(NOW.plusSeconds(5));
    assertThat(new Attempt(NOW, 2).next()).isEqualTo(NOW.plusSeconds(10));
    assertThat(new Attempt(NOW, 7).next()).isEqualTo(NOW.plusSeconds(320));
    assertThat(new Attempt(NOW, 1_000_000).next()).isEqualTo(NOW.plusSeconds(320));
  }

  private static Optional<Duration> pause(
      BrokerTarget brokerTarget, BrokersSnapshot brokersSnapshot) {
    return new PollInterval(brokerTarget, brokersSnapshot).from(NOW);
  }

  private static BrokersSnapshot failing(boolean reachable) {
    TenantState failed =
        new Failed(
            TenantsApi.PRESENT,
            DesiredTenants.EMPTY,
            new Attempt(NOW, 2),
            new Problem(Problem.Kind.REFUSED, "no"));
    ApiResponse<BrokerInfo> info =
        reachable
            ? new ApiResponse.Success<>(new BrokerInfo(1, "1.0.0", 0, Optional.empty()))
            : new ApiResponse.Failed<>("away");
    return new BrokersSnapshot(
        ImmutableList.of(new BrokerSnapshot(info, Optional.empty(), failed, ImmutableMap.of(), 0)));
  }

  private static BrokerTarget brokerTarget(boolean metrics, String interval, boolean tenants) {
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
