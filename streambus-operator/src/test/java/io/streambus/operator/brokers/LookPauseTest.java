package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.model.GoDuration;
import io.streambus.api.spec.MetricsSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.ObservabilitySpec;
import io.streambus.operator.brokers.TenantState.Failed;
import io.streambus.operator.brokers.TenantState.Try;
import io.streambus.operator.port.TenantProgress.Obstacle;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.TenantsApi;
import io.streambus.resources.tenants.TenantTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Too short a pause wears brokers out; too long a one leaves them without their tenants. */
class LookPauseTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void thePauseIsTheIntervalOfTheMetricsGiveOrTakeATenth() {
    assertThat(pause(goal(true, "1m30s", false), Sight.NOTHING).orElseThrow())
        .isBetween(Duration.ofSeconds(81), Duration.ofSeconds(99));
  }

  @Test
  void aTinyIntervalIsFiveSeconds() {
    assertThat(pause(goal(true, "1ms", false), Sight.NOTHING).orElseThrow())
        .isBetween(Duration.ofMillis(4500), Duration.ofMillis(5500));
  }

  @Test
  void aClusterWithTenantsIsLookedAtEveryFiveMinutesAtLeast() {
    assertThat(pause(goal(true, "24h", false), Sight.NOTHING).orElseThrow())
        .isGreaterThan(Duration.ofHours(21));
    assertThat(pause(goal(true, "24h", true), Sight.NOTHING).orElseThrow())
        .isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
    assertThat(pause(goal(false, "24h", true), Sight.NOTHING)).isPresent();
  }

  @Test
  void whatNeedsNoLookHasNoPause() {
    assertThat(pause(goal(false, "30s", false), Sight.NOTHING)).isEmpty();
  }

  @Test
  void tenantsThatFailedAreTriedAgainBeforeTheInterval() {
    assertThat(pause(goal(true, "10m", true), failing(true)).orElseThrow())
        .isBetween(Duration.ofSeconds(9), Duration.ofSeconds(11));
  }

  @Test
  void aBrokerThatIsAwayIsNotHurriedAfter() {
    assertThat(pause(goal(true, "1m", true), failing(false)).orElseThrow())
        .isBetween(Duration.ofSeconds(54), Duration.ofSeconds(66));
  }

  @Test
  void eachFailureDoublesTheWaitUpToFiveMinutes() {
    assertThat(new Try(NOW, 1).next()).isEqualTo(NOW.plusSeconds(5));
    assertThat(new Try(NOW, 2).next()).isEqualTo(NOW.plusSeconds(10));
    assertThat(new Try(NOW, 7).next()).isEqualTo(NOW.plusSeconds(320));
    assertThat(new Try(NOW, 1_000_000).next()).isEqualTo(NOW.plusSeconds(320));
  }

  private static Optional<Duration> pause(Goal goal, Sight sight) {
    return new LookPause(goal, sight).from(NOW);
  }

  private static Sight failing(boolean reachable) {
    TenantState failed =
        new Failed(
            TenantsApi.PRESENT,
            TenantTable.EMPTY,
            new Try(NOW, 2),
            new Obstacle(Obstacle.Kind.REFUSED, "no"));
    Answer<BrokerInfo> info =
        reachable
            ? new Answer.Given<>(new BrokerInfo(1, "1.0.0", 0, Optional.empty()))
            : new Answer.NoAnswer<>("away");
    return new Sight(
        ImmutableList.of(new BrokerSight(info, Optional.empty(), failed, ImmutableMap.of(), 0)));
  }

  private static Goal goal(boolean metrics, String interval, boolean tenants) {
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
    return new Goal(
        ((Resolution.Resolved) ClusterResolver.resolve(demo, ClusterInputs.none())).cluster(), 3);
  }
}
