package io.streambus.operator.brokers;

import com.google.common.collect.ImmutableList;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Metrics of one cluster. Unknown values are not exported. */
final class ClusterMetrics {

  private final MeterRegistry registry;
  private final Tags tags;
  private final TenantMetrics tenants;
  private final MultiGauge brokers;
  private final MultiGauge reachable;
  private final MultiGauge leaderKnown;
  private final MultiGauge topics;
  private final MultiGauge consumerGroups;
  private final MultiGauge info;
  private OptionalInt leader = OptionalInt.empty();
  private boolean closed;

  /** Creates the meters without any time series. */
  ClusterMetrics(MeterRegistry registry, BrokerCluster cluster) {
    this.registry = registry;
    tags = Tags.of("namespace", cluster.namespace(), "cluster", cluster.name());
    tenants = new TenantMetrics(registry, tags);
    brokers = gauge("brokers", "Desired number of running brokers.");
    reachable = gauge("brokers.reachable", "Brokers whose admin API responded to the last poll.");
    leaderKnown = gauge("leader.known", "1 while exactly one broker reports itself as leader.");
    topics = gauge("topics", "Topics in the metadata of the cluster.");
    consumerGroups = gauge("consumer.groups", "Consumer groups of the brokers that responded.");
    info = gauge("broker.info", "Version that each broker reports; always 1.");
  }

  /** Exports the snapshot and counts changes. */
  synchronized void update(BrokerTarget target, BrokersSnapshot snapshot) {
    if (closed) {
      return;
    }
    set(brokers, target.cluster().podCount());
    set(reachable, snapshot.reachable());
    set(leaderKnown, snapshot.leader().isPresent() ? 1 : 0);
    set(
        topics,
        snapshot.brokers().stream()
            .flatMap(each -> each.info().success().stream())
            .map(BrokerInfo::topics)
            .max(Integer::compare)
            .stream()
            .toList());
    List<Integer> groups =
        snapshot.brokers().stream().flatMap(each -> each.consumerGroups().stream()).toList();
    set(
        consumerGroups,
        groups.isEmpty() ? List.of() : List.of(groups.stream().mapToInt(Integer::intValue).sum()));
    info.register(versions(snapshot), true);
    count(snapshot);
    tenants.update(target, snapshot);
  }

  /** Removes all time series. */
  synchronized void remove() {
    List.of(brokers, reachable, leaderKnown, topics, consumerGroups, info)
        .forEach(gauge -> gauge.register(List.of(), true));
    registry.remove(leaderChanges());
    registry.remove(errors());
    tenants.remove();
    leader = OptionalInt.empty();
  }

  /** Removes all time series permanently. */
  synchronized void close() {
    closed = true;
    remove();
  }

  private void count(BrokersSnapshot snapshot) {
    errors().increment(snapshot.brokers().stream().mapToInt(BrokerSnapshot::errors).sum());
    Counter changes = leaderChanges();
    if (snapshot.leader().isPresent()) {
      if (leader.isPresent() && !leader.equals(snapshot.leader())) {
        changes.increment();
      }
      leader = snapshot.leader();
    }
  }

  private Counter leaderChanges() {
    return Counter.builder("streambus.cluster.leader.changes")
        .description("Polls that found a different leader than the previous one.")
        .tags(tags)
        .register(registry);
  }

  private Counter errors() {
    return Counter.builder("streambus.cluster.api.errors")
        .description("Calls to the admin API that failed or were rejected.")
        .tags(tags)
        .register(registry);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder("streambus.cluster." + name)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private static void set(MultiGauge gauge, int value) {
    set(gauge, List.of(value));
  }

  private static void set(MultiGauge gauge, List<Integer> values) {
    gauge.register(
        values.stream().<Row<?>>map(value -> Row.of(Tags.empty(), value)).toList(), true);
  }

  private static List<Row<?>> versions(BrokersSnapshot snapshot) {
    return IntStream.range(0, snapshot.brokers().size())
        .boxed()
        .flatMap(
            ordinal ->
                snapshot.brokers().get(ordinal).info().success().stream()
                    .<Row<?>>map(
                        reported ->
                            Row.of(
                                Tags.of(
                                    "broker", ordinal.toString(), "version", reported.version()),
                                1)))
        .collect(ImmutableList.toImmutableList());
  }
}
