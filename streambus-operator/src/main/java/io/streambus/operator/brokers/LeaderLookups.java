package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.resources.model.BrokerCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Queries the brokers of a cluster for their leader on demand, each with a timeout of two seconds,
 * and all of them within a few seconds. Sends no requests to Kubernetes.
 */
public final class LeaderLookups implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int SLOW_THREADS = 8;
  private static final int IDLE_SECONDS = 30;

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final PollErrors errors;
  private final Ticker ticker;
  private final Map<ObjectKey, LeaderLookup> lookups = new ConcurrentHashMap<>();

  /** Clusters whose last lookup took long. */
  private final Set<ObjectKey> slow = ConcurrentHashMap.newKeySet();

  private final Lanes<ThreadPoolExecutor> threads =
      new Lanes<>(
          threads(THREADS, "streambus-leader-%d"),
          threads(SLOW_THREADS, "streambus-leader-slow-%d"));

  /**
   * Creates an instance that has not queried any broker yet.
   *
   * @param ticker measures the age of a result, in nanoseconds
   */
  public LeaderLookups(
      BrokerApis apis, ReconcileTrigger reconcileTrigger, MeterRegistry registry, Ticker ticker) {
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.errors = new PollErrors(registry);
    this.ticker = ticker;
  }

  private static ThreadPoolExecutor threads(int number, String name) {
    var threads =
        new ThreadPoolExecutor(
            number,
            number,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build(),
            // Queries are discarded when the operator shuts down.
            new ThreadPoolExecutor.DiscardPolicy());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * Returns the leader of a cluster. The first call queries its brokers, and a reconciliation is
   * triggered when the result is available. A call within five seconds after that consumes the
   * result, and the next one queries again.
   */
  public Leader leader(BrokerCluster cluster) {
    ObjectKey key = key(cluster.namespace(), cluster.name());
    Optional<LeaderLookup> current =
        Optional.ofNullable(lookups.get(key))
            .filter(lookup -> lookup.brokers() == cluster.replicas());
    if (current.filter(LeaderLookup::isPending).isPresent()) {
      return new Leader.Pending();
    }
    stop(key);
    return current.flatMap(LeaderLookup::freshResult).orElseGet(() -> lookUp(key, cluster));
  }

  /** Discards pending and completed lookups of a cluster; running calls may still finish. */
  public void forget(String namespace, String name) {
    ObjectKey key = key(namespace, name);
    stop(key);
    slow.remove(key);
  }

  private void stop(ObjectKey key) {
    Optional.ofNullable(lookups.remove(key)).ifPresent(LeaderLookup::stop);
  }

  /** Aborts running calls and stops the threads. */
  @Override
  public void close() {
    threads.stop();
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }

  private Leader lookUp(ObjectKey key, BrokerCluster cluster) {
    if (!apis.include(cluster)) {
      return new Leader.Unknown("the operator has no address for the admin API of the brokers");
    }
    List<BrokerApi> brokers = new ArrayList<>();
    for (int ordinal = 0; ordinal < cluster.replicas(); ordinal++) {
      Optional<BrokerApi> broker = apis.of(cluster, ordinal);
      if (broker.isEmpty()) {
        return new Leader.Unknown("broker %d: no pod is running".formatted(ordinal));
      }
      brokers.add(broker.get());
    }
    LeaderLookup lookup = new LeaderLookup(brokers, ticker);
    lookups.put(key, lookup);
    lookup.start(
        threads.of(slow.contains(key)),
        errors,
        () -> {
          if (lookups.get(key) == lookup) {
            remember(key, lookup.isSlow());
            reconcileTrigger.trigger(cluster.namespace(), cluster.name());
          }
        });
    return new Leader.Pending();
  }

  private void remember(ObjectKey key, boolean isSlow) {
    if (isSlow) {
      slow.add(key);
    } else {
      slow.remove(key);
    }
  }
}
