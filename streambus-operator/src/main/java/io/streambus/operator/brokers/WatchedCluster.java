package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.Wake;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** A cluster whose brokers are looked at, by one thread at a time. */
final class WatchedCluster {

  private final BrokerApis apis;
  private final Wake wake;
  private final Clock clock;
  private final ClusterSeries series;
  private volatile Goal goal;
  private volatile Sight sight = Sight.NOTHING;

  WatchedCluster(Goal goal, BrokerApis apis, Wake wake, Clock clock, ClusterSeries series) {
    this.goal = goal;
    this.apis = apis;
    this.wake = wake;
    this.clock = clock;
    this.series = series;
  }

  /** Takes a new goal. Returns whether it is another one than before. */
  boolean aim(Goal other) {
    boolean isNew = !goal.equals(other);
    goal = other;
    return isNew;
  }

  BrokerFacts facts() {
    return sight.facts(goal);
  }

  /** Looks at all brokers, one after the other. Returns the pause until it is due again. */
  Optional<Duration> look() {
    Goal seen = goal;
    BrokerFacts before = sight.facts(seen);
    sight =
        new Sight(
            IntStream.range(0, seen.cluster().pods())
                .mapToObj(ordinal -> look(seen, ordinal))
                .collect(ImmutableList.toImmutableList()));
    if (seen.wantsSeries()) {
      series.show(seen, sight);
    } else {
      series.remove();
    }
    if (isNews(before, sight.facts(seen))) {
      wake.wake(seen.cluster().namespace(), seen.cluster().name());
    }
    return new LookPause(seen, sight).from(clock.instant());
  }

  /** Another leader changes nothing that a pass would do, and may come every few seconds. */
  private static boolean isNews(BrokerFacts before, BrokerFacts now) {
    return before.tenantsApi() != now.tenantsApi() || !before.tenants().equals(now.tenants());
  }

  private BrokerSight look(Goal seen, int ordinal) {
    TenantState former = sight.tenants(ordinal);
    return apis.of(seen.cluster(), ordinal)
        .map(broker -> new BrokerLook(broker, seen, clock).run(former))
        .orElseGet(() -> BrokerSight.away(new Answer.NoAnswer<>("no address"), former));
  }
}
