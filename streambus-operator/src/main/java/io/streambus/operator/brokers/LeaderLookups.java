package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileTrigger;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Asks the brokers of a cluster which of them leads, each time that somebody wants to know it. All
 * are asked at once, and each has two seconds. It makes no request to Kubernetes.
 */
public final class LeaderLookups implements AutoCloseable {

  private static final int THREADS = 16;
  private static final int IDLE_SECONDS = 30;

  private final BrokerApis apis;
  private final ReconcileTrigger reconcileTrigger;
  private final PollErrors faults;
  private final Ticker ticker;
  private final Map<ObjectKey, LeaderLookup> questions = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          THREADS,
          THREADS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new ThreadFactoryBuilder().setNameFormat("streambus-leader-%d").setDaemon(true).build(),
          // Nobody waits for an answer when the operator stops.
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * Asks nobody yet.
   *
   * @param ticker the age of an answer, in nanoseconds
   */
  public LeaderLookups(
      BrokerApis apis, ReconcileTrigger reconcileTrigger, MeterRegistry registry, Ticker ticker) {
    this.apis = apis;
    this.reconcileTrigger = reconcileTrigger;
    this.faults = new PollErrors(registry);
    this.ticker = ticker;
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Who leads a cluster. The first call asks its brokers, and the cluster is woken when they have
   * answered. A call within five seconds after that takes the answer, and the next one asks anew.
   */
  public Leader leader(BrokerCluster cluster) {
    ObjectKey key = key(cluster.namespace(), cluster.name());
    Optional<LeaderLookup> asked =
        Optional.ofNullable(questions.get(key))
            .filter(question -> question.brokers() == cluster.replicas());
    if (asked.filter(LeaderLookup::isOpen).isPresent()) {
      return new Leader.Asking();
    }
    questions.remove(key);
    return asked.flatMap(LeaderLookup::freshAnswer).orElseGet(() -> ask(key, cluster));
  }

  /** Drops what was asked and answered. */
  public void forget(String namespace, String name) {
    questions.remove(key(namespace, name));
  }

  /** Ends calls that run, and the threads. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static ObjectKey key(String namespace, String name) {
    return new ObjectKey(StreamBusCluster.KIND, namespace, name);
  }

  private Leader ask(ObjectKey key, BrokerCluster cluster) {
    List<BrokerApi> brokers =
        IntStream.range(0, cluster.replicas())
            .mapToObj(ordinal -> apis.of(cluster, ordinal))
            .flatMap(Optional::stream)
            .toList();
    if (brokers.size() < cluster.replicas()) {
      return new Leader.Unknown("the operator has no address of the admin API of the brokers");
    }
    LeaderLookup question = new LeaderLookup(brokers, ticker);
    questions.put(key, question);
    question.ask(
        threads,
        faults,
        () -> {
          if (questions.get(key) == question) {
            reconcileTrigger.trigger(cluster.namespace(), cluster.name());
          }
        });
    return new Leader.Asking();
  }
}
