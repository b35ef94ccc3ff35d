package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cluster whose brokers are polled, by one thread at a time. A poll takes a limited time; the next
 * one continues with the brokers that it did not reach.
 */
final class WatchedCluster {

  private static final Ticker TICKER = Ticker.systemTicker();

  /** Time for the brokers of a cluster. One that needs longer is slow. */
  private static final Duration POLL_TIME = Duration.ofSeconds(4);

  private static final Duration SLOW_POLL_TIME = Duration.ofSeconds(10);

  /** Time for one broker, so that a slow one does not use up all of the time of its cluster. */
  private static final Duration BROKER_TIME = Duration.ofSeconds(5);

  private static final ApiResponse<BrokerInfo> NO_POD =
      new ApiResponse.Failed<>("no pod is running");

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final Clock clock;
  private final ClusterMetrics metrics;
  private volatile BrokerTarget target;
  private volatile BrokersSnapshot snapshot = BrokersSnapshot.EMPTY;
  private volatile boolean slow;
  private volatile int nextOrdinal;

  WatchedCluster(
      BrokerTarget target,
      BrokerApis apis,
      ReconcileTrigger reconcileTrigger,
      Clock clock,
      ClusterMetrics metrics) {
    this.target = target;
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Sets the target. Returns whether it changed. */
  boolean retarget(BrokerTarget other) {
    boolean changed = !target.equals(other);
    target = other;
    return changed;
  }

  BrokersSummary summary() {
    return snapshot.summary(target);
  }

  /** Whether the last poll took longer than four seconds. */
  boolean isSlow() {
    return slow;
  }

  /**
   * Probes the brokers one after the other. Returns the delay until the next poll; empty also if
   * the thread was interrupted, because the cluster is no longer watched.
   */
  Optional<Duration> poll() {
    BrokerTarget current = target;
    BrokersSummary before = snapshot.summary(current);
    CallBudget fast = CallBudget.of(POLL_TIME, TICKER);
    boolean complete = poll(current, slow ? CallBudget.of(SLOW_POLL_TIME, TICKER) : fast);
    if (Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    slow = fast.isOver();
    report(current, before);
    Optional<Duration> delay = new PollInterval(current, snapshot).next(clock.instant());
    return complete ? delay : delay.map(next -> Comparators.min(next, PollInterval.MIN_INTERVAL));
  }

  /** Returns whether all brokers were probed. The others keep their snapshots. */
  private boolean poll(BrokerTarget current, CallBudget budget) {
    int pods = current.cluster().podCount();
    List<BrokerSnapshot> brokers =
        IntStream.range(0, pods)
            .mapToObj(snapshot::previous)
            .collect(Collectors.toCollection(ArrayList::new));
    int first = nextOrdinal;
    int probed = 0;
    while (probed < pods && !budget.isOver()) {
      int ordinal = (first + probed) % pods;
      brokers.set(ordinal, probe(current, ordinal, budget.part(BROKER_TIME)));
      probed++;
    }
    nextOrdinal = probed < pods ? (first + probed) % pods : 0;
    snapshot = new BrokersSnapshot(ImmutableList.copyOf(brokers));
    return probed == pods;
  }

  private void report(BrokerTarget current, BrokersSummary before) {
    if (current.exportsMetrics()) {
      metrics.update(current, snapshot);
    } else {
      metrics.remove();
    }
    if (isRelevant(before, snapshot.summary(current))) {
      reconcileTrigger.trigger(current.cluster().namespace(), current.cluster().name());
    }
  }

  /** A leader change does not affect the result of a reconciliation, and can be frequent. */
  private static boolean isRelevant(BrokersSummary before, BrokersSummary now) {
    return before.tenantsApi() != now.tenantsApi() || !before.tenants().equals(now.tenants());
  }

  private BrokerSnapshot probe(BrokerTarget current, int ordinal, CallBudget budget) {
    TenantState previous = snapshot.tenants(ordinal);
    return apis.of(current.cluster(), ordinal)
        .map(broker -> new BrokerProbe(broker, current, budget, clock).run(previous))
        .orElseGet(() -> BrokerSnapshot.unreachable(NO_POD, previous));
  }
}
