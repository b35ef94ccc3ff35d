package io.streambus.operator.brokers;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokersSummary;
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

/**
 * Polls the brokers of clusters at their metrics interval, exports metrics, and synchronizes
 * tenants with the specs. Sends no requests to Kubernetes.
 */
public final class BrokerWatcher implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int SLOW_THREADS = 4;
  private static final Duration RETRY_AFTER_ERROR = Duration.ofMinutes(5);

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final MeterRegistry registry;
  private final Clock clock;
  private final PollErrors errors;
  private final Map<ObjectKey, ClusterPoll> watches = new ConcurrentHashMap<>();
  private final Lanes<ScheduledThreadPoolExecutor> threads =
      new Lanes<>(
          threads(THREADS, "streambus-brokers-%d"),
          threads(SLOW_THREADS, "streambus-brokers-slow-%d"));

  /** Creates a watcher that watches no clusters yet. */
  public BrokerWatcher(
      BrokerApis apis, ReconcileTrigger reconcileTrigger, MeterRegistry registry, Clock clock) {
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.registry = registry;
    this.clock = clock;
    this.errors = new PollErrors(registry);
  }

  private static ScheduledThreadPoolExecutor threads(int number, String name) {
    var threads =
        new ScheduledThreadPoolExecutor(
            number,
            new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build(),
            // Polls of a closed watcher are discarded.
            new ThreadPoolExecutor.DiscardPolicy());
    threads.setRemoveOnCancelPolicy(true);
    return threads;
  }

  /**
   * Returns what is known about the brokers of a cluster, and polls them from now on as its spec
   * requires. A changed spec or number of ready brokers triggers an immediate poll.
   */
  public BrokersSummary watch(BrokerCluster cluster, int ready) {
    BrokerTarget target = new BrokerTarget(cluster, ready);
    ObjectKey key = key(cluster.namespace(), cluster.name());
    boolean required =
        (target.exportsMetrics() || target.managesTenants()) && apis.include(cluster);
    ClusterPoll poll =
        required ? watches.computeIfAbsent(key, absent -> startPolling(target)) : watches.get(key);
    if (poll == null) {
      return BrokersSummary.UNKNOWN;
    }
    poll.retarget(target);
    return poll.cluster().summary();
  }

  /** Returns what is known about the brokers of a watched cluster. */
  public BrokersSummary summary(String namespace, String name) {
    return Optional.ofNullable(watches.get(key(namespace, name)))
        .map(poll -> poll.cluster().summary())
        .orElse(BrokersSummary.UNKNOWN);
  }

  /** Aborts a running call to a broker of a cluster, stops polling and removes its metrics. */
  public void forget(String namespace, String name) {
    Optional.ofNullable(watches.remove(key(namespace, name))).ifPresent(ClusterPoll::end);
  }

  /** Aborts running calls and stops the threads. */
  @Override
  public void close() {
    watches.values().forEach(ClusterPoll::end);
    threads.stop();
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }

  private ClusterPoll startPolling(BrokerTarget target) {
    var metrics = new ClusterMetrics(registry, target.cluster());
    var cluster = new WatchedCluster(target, apis, reconcileTrigger, clock, metrics);
    var task = new RepeatingTask(() -> threads.of(cluster.isSlow()), () -> poll(cluster));
    task.runNow();
    return new ClusterPoll(cluster, metrics, task);
  }

  private Optional<Duration> poll(WatchedCluster cluster) {
    try {
      return cluster.poll();
    } catch (RuntimeException e) {
      errors.record(e);
      return Optional.of(RETRY_AFTER_ERROR);
    }
  }

  private record ClusterPoll(WatchedCluster cluster, ClusterMetrics metrics, RepeatingTask task) {

    void retarget(BrokerTarget target) {
      if (cluster.retarget(target)) {
        task.runNow();
      }
    }

    void end() {
      task.stop();
      metrics.close();
    }
  }
}
