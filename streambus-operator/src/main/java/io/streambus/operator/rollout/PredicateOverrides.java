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
 * Rollout predicates that a user disabled temporarily, by an annotation on the cluster.
 *
 * @param expirations disabled predicates and when each is enabled again
 * @param invalid invalid entries of the annotation
 */
public record PredicateOverrides(
    ImmutableMap<RolloutPredicate, Instant> expirations, ImmutableList<String> invalid) {

  /** No predicate is disabled. */
  public static final PredicateOverrides NONE =
      new PredicateOverrides(ImmutableMap.of(), ImmutableList.of());

  private static final Splitter ENTRIES = Splitter.on(',').trimResults().omitEmptyStrings();

  /** Reads the overrides of a cluster that have not expired. */
  static PredicateOverrides of(StreamBusCluster cluster, Instant now) {
    return Optional.ofNullable(cluster.getMetadata().getAnnotations())
        .map(annotations -> annotations.get(ClusterAnnotations.OVERRIDE_PREDICATE))
        .map(text -> read(text, now))
        .orElse(NONE);
  }

  private static PredicateOverrides read(String text, Instant now) {
    Map<RolloutPredicate, Instant> until = new EnumMap<>(RolloutPredicate.class);
    ImmutableList.Builder<String> invalid = ImmutableList.builder();
    for (String entry : ENTRIES.split(text)) {
      List<String> keyAndValue = Splitter.on('=').limit(2).splitToList(entry);
      Optional<RolloutPredicate> predicate = predicate(keyAndValue.get(0));
      Optional<Instant> end =
          keyAndValue.size() < 2
              ? Optional.empty()
              : KubernetesTimestamps.parse(keyAndValue.get(1));
      if (predicate.isPresent() && end.isPresent()) {
        until.put(predicate.get(), end.get());
      } else {
        invalid.add(entry);
      }
    }
    until.values().removeIf(end -> !end.isAfter(now));
    return new PredicateOverrides(ImmutableMap.copyOf(until), invalid.build());
  }

  private static Optional<RolloutPredicate> predicate(String name) {
    return Arrays.stream(RolloutPredicate.values())
        .filter(each -> each.isOverridable() && each.value().equals(name))
        .findFirst();
  }

  ImmutableSet<RolloutPredicate> predicates() {
    return expirations.keySet();
  }

  /** When the next override expires. */
  Optional<Instant> nextExpiration() {
    return expirations.values().stream().min(Instant::compareTo);
  }
}
