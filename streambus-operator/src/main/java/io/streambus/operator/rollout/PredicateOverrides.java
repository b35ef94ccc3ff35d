package io.streambus.operator.rollout;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules of a roll that a person switched off until a time, by an annotation of the cluster.
 *
 * @param until what is off now, and until when
 * @param unreadable parts of the annotation that say nothing
 */
public record PredicateOverrides(
    ImmutableMap<RolloutPredicate, Instant> until, ImmutableList<String> unreadable) {

  /** No rule is off. */
  public static final PredicateOverrides NONE =
      new PredicateOverrides(ImmutableMap.of(), ImmutableList.of());

  private static final Splitter PARTS = Splitter.on(',').trimResults().omitEmptyStrings();

  /** Those of a cluster that have not lapsed. */
  static PredicateOverrides of(StreamBusCluster cluster, Instant now) {
    return Optional.ofNullable(cluster.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ClusterAnnotations.OVERRIDE_PREDICATE))
        .map(text -> read(text, now))
        .orElse(NONE);
  }

  private static PredicateOverrides read(String text, Instant now) {
    Map<RolloutPredicate, Instant> until = new EnumMap<>(RolloutPredicate.class);
    ImmutableList.Builder<String> unreadable = ImmutableList.builder();
    for (String part : PARTS.split(text)) {
      List<String> sides = Splitter.on('=').limit(2).splitToList(part);
      Optional<RolloutPredicate> predicate = predicate(sides.get(0));
      Optional<Instant> end =
          sides.size() < 2 ? Optional.empty() : KubernetesTimestamps.read(sides.get(1));
      if (predicate.isPresent() && end.isPresent()) {
        until.put(predicate.get(), end.get());
      } else {
        unreadable.add(part);
      }
    }
    until.values().removeIf(end -> !end.isAfter(now));
    return new PredicateOverrides(ImmutableMap.copyOf(until), unreadable.build());
  }

  private static Optional<RolloutPredicate> predicate(String name) {
    return Arrays.stream(RolloutPredicate.values())
        .filter(each -> each.isOverridable() && each.value().equals(name))
        .findFirst();
  }

  ImmutableSet<RolloutPredicate> predicates() {
    return until.keySet();
  }

  /** When the next one lapses. */
  Optional<Instant> next() {
    return until.values().stream().min(Instant::compareTo);
  }
}
