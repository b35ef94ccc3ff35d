package io.streambus.operator.brokers;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerTenancyInfo;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.resources.model.BrokerCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.IntStream;

/**
 * Looks at the brokers of clusters at the interval of their metrics, exports what it sees as
 * series, and keeps their tenants as the specs want them. It makes no request to Kubernetes.
 */
public final class BrokerWatcher implements AutoCloseable {

  private static final int THREADS = 8;
  private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final MeterRegistry registry;
  private final Clock clock;
  private final PollErrors faults;
  private final Map<ObjectKey, ClusterPoll> watches = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS,
          new ThreadFactoryBuilder().setNameFormat("streambus-brokers-%d").setDaemon(true).build(),
          // Nobody waits for a look of a watcher that is closed.
          new ThreadPoolExecutor.DiscardPolicy());

  /** Looks at nobody yet. */
  public BrokerWatcher(
      BrokerApis apis, ReconcileTrigger reconcileTrigger, MeterRegistry registry, Clock clock) {
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.registry = registry;
    this.clock = clock;
    this.faults = new PollErrors(registry);
    threads.setRemoveOnCancelPolicy(true);
  }

  /**
   * What is known of the brokers of a cluster. From now on they are looked at, as the cluster wants
   * it; another cluster or another number of ready brokers than before is looked at at once.
   */
  public BrokerTenancyInfo follow(BrokerCluster cluster, int ready) {
    BrokerTarget brokerTarget = new BrokerTarget(cluster, ready);
    ObjectKey key = key(cluster.namespace(), cluster.name());
    boolean wanted =
        (brokerTarget.wantsSeries() || brokerTarget.wantsTenants()) && isReachable(cluster);
    ClusterPoll clusterPoll =
        wanted
            ? watches.computeIfAbsent(key, unknown -> clusterPoll(brokerTarget))
            : watches.get(key);
    if (clusterPoll == null) {
      return BrokerTenancyInfo.UNKNOWN;
    }
    clusterPoll.aim(brokerTarget);
    return clusterPoll.cluster().facts();
  }

  /** What is known of the brokers of a cluster that is followed. */
  public BrokerTenancyInfo facts(String namespace, String name) {
    return Optional.ofNullable(watches.get(key(namespace, name)))
        .map(clusterPoll -> clusterPoll.cluster().facts())
        .orElse(BrokerTenancyInfo.UNKNOWN);
  }

  /** Looks no more at the brokers of a cluster, and removes its series. */
  public void forget(String namespace, String name) {
    Optional.ofNullable(watches.remove(key(namespace, name))).ifPresent(ClusterPoll::end);
  }

  /** Ends calls that run, and the threads. */
  @Override
  public void close() {
    watches.values().forEach(ClusterPoll::end);
    threads.shutdownNow();
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }

  private boolean isReachable(BrokerCluster cluster) {
    return IntStream.range(0, cluster.replicas())
        .anyMatch(ordinal -> apis.of(cluster, ordinal).isPresent());
  }

  private ClusterPoll clusterPoll(BrokerTarget brokerTarget) {
    var series = new ClusterMetrics(registry, brokerTarget.cluster());
    var cluster = new WatchedCluster(brokerTarget, apis, reconcileTrigger, clock, series);
    var repeatingTask = new RepeatingTask(threads, () -> probe(cluster));
    repeatingTask.hurry();
    return new ClusterPoll(cluster, series, repeatingTask);
  }

  private Optional<Duration> probe(WatchedCluster cluster) {
    try {
      return cluster.probe();
    } catch (RuntimeException e) {
      faults.record(e);
      return Optional.of(AFTER_A_FAULT);
    }
  }

  private record ClusterPoll(
      WatchedCluster cluster, ClusterMetrics series, RepeatingTask repeatingTask) {

    void aim(BrokerTarget brokerTarget) {
      if (cluster.aim(brokerTarget)) {
        repeatingTask.hurry();
      }
    }

    void end() {
      repeatingTask.end();
      series.end();
    }
  }
}
