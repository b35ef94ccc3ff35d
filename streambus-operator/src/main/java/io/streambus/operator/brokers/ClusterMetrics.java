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

/** The series of one cluster. What is not known has none. */
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
  private boolean ended;

  /** Without any series. */
  ClusterMetrics(MeterRegistry registry, BrokerCluster cluster) {
    this.registry = registry;
    tags = Tags.of("namespace", cluster.namespace(), "cluster", cluster.name());
    tenants = new TenantMetrics(registry, tags);
    brokers = gauge("brokers", "Brokers that the cluster shall have.");
    reachable = gauge("brokers.reachable", "Brokers whose admin API answered the last look.");
    leaderKnown = gauge("leader.known", "1 while exactly one broker calls itself the leader.");
    topics = gauge("topics", "Topics in the metadata of the cluster.");
    consumerGroups = gauge("consumer.groups", "Consumer groups of the brokers that answered.");
    info = gauge("broker.info", "The version that each broker tells of itself; always 1.");
  }

  /** Shows what was seen, and counts what changed. */
  synchronized void update(BrokerTarget brokerTarget, BrokersSnapshot brokersSnapshot) {
    if (ended) {
      return;
    }
    set(brokers, brokerTarget.cluster().replicas());
    set(reachable, brokersSnapshot.reachable());
    set(leaderKnown, brokersSnapshot.leader().isPresent() ? 1 : 0);
    set(
        topics,
        brokersSnapshot.brokers().stream()
            .flatMap(each -> each.info().given().stream())
            .map(BrokerInfo::topics)
            .max(Integer::compare)
            .stream()
            .toList());
    List<Integer> groups =
        brokersSnapshot.brokers().stream().flatMap(each -> each.consumerGroups().stream()).toList();
    set(
        consumerGroups,
        groups.isEmpty() ? List.of() : List.of(groups.stream().mapToInt(Integer::intValue).sum()));
    info.register(versions(brokersSnapshot), true);
    count(brokersSnapshot);
    tenants.update(brokerTarget, brokersSnapshot);
  }

  /** Removes all series. */
  synchronized void remove() {
    List.of(brokers, reachable, leaderKnown, topics, consumerGroups, info)
        .forEach(gauge -> gauge.register(List.of(), true));
    registry.remove(leaderChanges());
    registry.remove(errors());
    tenants.remove();
    leader = OptionalInt.empty();
  }

  /** Removes all series for good. */
  synchronized void end() {
    ended = true;
    remove();
  }

  private void count(BrokersSnapshot brokersSnapshot) {
    errors().increment(brokersSnapshot.brokers().stream().mapToInt(BrokerSnapshot::errors).sum());
    Counter changes = leaderChanges();
    if (brokersSnapshot.leader().isPresent()) {
      if (leader.isPresent() && !leader.equals(brokersSnapshot.leader())) {
        changes.increment();
      }
      leader = brokersSnapshot.leader();
    }
  }

  private Counter leaderChanges() {
    return Counter.builder("streambus.cluster.leader.changes")
        .description("Looks that found another leader than the one before.")
        .tags(tags)
        .register(registry);
  }

  private Counter errors() {
    return Counter.builder("streambus.cluster.api.errors")
        .description("Calls of the admin API that got no answer, or a refusal.")
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

  private static List<Row<?>> versions(BrokersSnapshot brokersSnapshot) {
    return IntStream.range(0, brokersSnapshot.brokers().size())
        .boxed()
        .flatMap(
            ordinal ->
                brokersSnapshot.brokers().get(ordinal).info().given().stream()
                    .<Row<?>>map(
                        told ->
                            Row.of(
                                Tags.of("broker", ordinal.toString(), "version", told.version()),
                                1)))
        .collect(ImmutableList.toImmutableList());
  }
}
