package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cluster whose brokers are looked at, by one thread at a time. */
final class WatchedCluster {

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final Clock clock;
  private final ClusterMetrics series;
  private volatile BrokerTarget brokerTarget;
  private volatile BrokersSnapshot brokersSnapshot = BrokersSnapshot.NOTHING;

  WatchedCluster(
      BrokerTarget brokerTarget,
      BrokerApis apis,
      ReconcileTrigger reconcileTrigger,
      Clock clock,
      ClusterMetrics series) {
    this.brokerTarget = brokerTarget;
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.clock = clock;
    this.series = series;
  }

  /** Takes a new goal. Returns whether it is another one than before. */
  boolean aim(BrokerTarget other) {
    boolean isNew = !brokerTarget.equals(other);
    brokerTarget = other;
    return isNew;
  }

  BrokerTenancyInfo facts() {
    return brokersSnapshot.facts(brokerTarget);
  }

  /** Looks at all brokers, one after the other. Returns the pause until it is due again. */
  Optional<Duration> probe() {
    BrokerTarget seen = brokerTarget;
    BrokerTenancyInfo before = brokersSnapshot.facts(seen);
    brokersSnapshot =
        new BrokersSnapshot(
            IntStream.range(0, seen.cluster().podCount())
                .mapToObj(ordinal -> probe(seen, ordinal))
                .collect(ImmutableList.toImmutableList()));
    if (seen.wantsSeries()) {
      series.update(seen, brokersSnapshot);
    } else {
      series.remove();
    }
    if (isRelevant(before, brokersSnapshot.facts(seen))) {
      reconcileTrigger.trigger(seen.cluster().namespace(), seen.cluster().name());
    }
    return new PollInterval(seen, brokersSnapshot).from(clock.instant());
  }

  /** Another leader changes nothing that a pass would do, and may come every few seconds. */
  private static boolean isRelevant(BrokerTenancyInfo before, BrokerTenancyInfo now) {
    return before.tenantsApi() != now.tenantsApi() || !before.tenants().equals(now.tenants());
  }

  private BrokerSnapshot probe(BrokerTarget seen, int ordinal) {
    TenantState former = brokersSnapshot.tenants(ordinal);
    return apis.of(seen.cluster(), ordinal)
        .map(broker -> new BrokerProbe(broker, seen, clock).run(former))
        .orElseGet(
            () -> BrokerSnapshot.unreachable(new ApiResponse.Failed<>("no address"), former));
  }
}
