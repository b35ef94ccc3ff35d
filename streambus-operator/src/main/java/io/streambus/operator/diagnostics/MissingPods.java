package io.streambus.operator.diagnostics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.EventSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Pods that a StatefulSet shall have and has not. Nobody but its controller knows why, and it tells
 * that by events alone: most often, a quota is used up.
 */
final class MissingPods {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Since when pods are missing, by uid of the StatefulSet. No object tells that. */
  private final Cache<String, Instant> missing =
      CacheBuilder.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

  Optional<Diagnosis> find(StatefulSet set, List<BrokerPod> pods, Instant now) {
    String uid = set.getMetadata().getUid();
    List<String> names = names(set, pods);
    if (names.isEmpty()) {
      missing.invalidate(uid);
      return Optional.empty();
    }
    Instant since = Optional.ofNullable(missing.getIfPresent(uid)).orElse(now);
    missing.put(uid, since);
    return Optional.of(
        new Diagnosis(
            since.plus(PATIENCE),
            names,
            "not made by the StatefulSet controller",
            Optional.of(EventSubject.of(set))));
  }

  private static List<String> names(StatefulSet set, List<BrokerPod> pods) {
    Set<Integer> there = pods.stream().map(BrokerPod::ordinal).collect(Collectors.toSet());
    return IntStream.range(0, set.getSpec().getReplicas())
        .filter(ordinal -> !there.contains(ordinal))
        .mapToObj(ordinal -> ClusterNames.pod(set.getMetadata().getName(), ordinal))
        .toList();
  }
}
