package io.streambus.operator.brokers;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.port.BrokerFacts;
import io.streambus.operator.port.ObjectKey;
import io.streambus.operator.port.Wake;
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
  private final Wake wake;
  private final MeterRegistry registry;
  private final Clock clock;
  private final LookFaults faults;
  private final Map<ObjectKey, Watch> watches = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor threads =
      new ScheduledThreadPoolExecutor(
          THREADS,
          new ThreadFactoryBuilder().setNameFormat("streambus-brokers-%d").setDaemon(true).build(),
          // Nobody waits for a look of a watcher that is closed.
          new ThreadPoolExecutor.DiscardPolicy());

  /** Looks at nobody yet. */
  public BrokerWatcher(BrokerApis apis, Wake wake, MeterRegistry registry, Clock clock) {
    this.apis = apis;
    this.wake = wake;
    this.registry = registry;
    this.clock = clock;
    this.faults = new LookFaults(registry);
    threads.setRemoveOnCancelPolicy(true);
  }

  /**
   * What is known of the brokers of a cluster. From now on they are looked at, as the cluster wants
   * it; another cluster or another number of ready brokers than before is looked at at once.
   */
  public BrokerFacts follow(BrokerCluster cluster, int ready) {
    Goal goal = new Goal(cluster, ready);
    ObjectKey key = key(cluster.namespace(), cluster.name());
    boolean wanted = (goal.wantsSeries() || goal.wantsTenants()) && isInReach(cluster);
    Watch watch = wanted ? watches.computeIfAbsent(key, unknown -> watch(goal)) : watches.get(key);
    if (watch == null) {
      return BrokerFacts.UNKNOWN;
    }
    watch.aim(goal);
    return watch.cluster().facts();
  }

  /** What is known of the brokers of a cluster that is followed. */
  public BrokerFacts facts(String namespace, String name) {
    return Optional.ofNullable(watches.get(key(namespace, name)))
        .map(watch -> watch.cluster().facts())
        .orElse(BrokerFacts.UNKNOWN);
  }

  /** Looks no more at the brokers of a cluster, and removes its series. */
  public void forget(String namespace, String name) {
    Optional.ofNullable(watches.remove(key(namespace, name))).ifPresent(Watch::end);
  }

  /** Ends calls that run, and the threads. */
  @Override
  public void close() {
    watches.values().forEach(Watch::end);
    threads.shutdownNow();
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }

  private boolean isInReach(BrokerCluster cluster) {
    return IntStream.range(0, cluster.replicas())
        .anyMatch(ordinal -> apis.of(cluster, ordinal).isPresent());
  }

  private Watch watch(Goal goal) {
    var series = new ClusterSeries(registry, goal.cluster());
    var cluster = new WatchedCluster(goal, apis, wake, clock, series);
    var cadence = new Cadence(threads, () -> look(cluster));
    cadence.hurry();
    return new Watch(cluster, series, cadence);
  }

  private Optional<Duration> look(WatchedCluster cluster) {
    try {
      return cluster.look();
    } catch (RuntimeException e) {
      faults.tell(e);
      return Optional.of(AFTER_A_FAULT);
    }
  }

  private record Watch(WatchedCluster cluster, ClusterSeries series, Cadence cadence) {

    void aim(Goal goal) {
      if (cluster.aim(goal)) {
        cadence.hurry();
      }
    }

    void end() {
      cadence.end();
      series.end();
    }
  }
}
