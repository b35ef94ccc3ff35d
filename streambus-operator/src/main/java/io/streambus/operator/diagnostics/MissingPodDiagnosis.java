package io.streambus.operator.diagnostics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.model.RaftEpoch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Diagnoses pods that a StatefulSet should have but that do not exist. Only the StatefulSet
 * controller knows the cause, and it reports it only in events; most often a quota is exhausted.
 */
final class MissingPodDiagnosis {

  private static final Duration GRACE_PERIOD = Duration.ofSeconds(15);

  private static final String COUNTED =
      "counted by the StatefulSet controller, but it has no pod of this name with the label %s=%s;"
              .formatted(ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR)
          + " add the label to the pod, or delete the pod that takes its place";

  /**
   * Since when pods are missing, by UID of the StatefulSet. No object records that; a restarted
   * operator knows from the previous status that the grace period is over.
   */
  private final Cache<String, Instant> missingSince =
      CacheBuilder.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

  Optional<Diagnosis> find(StatefulSet set, ClusterSnapshot observed) {
    String uid = set.getMetadata().getUid();
    List<String> names = names(set, observed.pods());
    if (names.isEmpty()) {
      missingSince.invalidate(uid);
      return Optional.empty();
    }
    Instant since = Optional.ofNullable(missingSince.getIfPresent(uid)).orElse(observed.time());
    missingSince.put(uid, since);
    Diagnosis diagnosis =
        isCounted(set)
            ? new Diagnosis(since.plus(GRACE_PERIOD), names, COUNTED, Optional.empty())
            : new Diagnosis(
                since.plus(GRACE_PERIOD),
                names,
                "not created by the StatefulSet controller",
                Optional.of(ObjectVersion.of(set)));
    return Optional.of(
        diagnosis.isReportedBy(observed) ? diagnosis.withDue(Instant.MIN) : diagnosis);
  }

  /** The operator sees only pods with its label, while the controller counts those it owns. */
  private static boolean isCounted(StatefulSet set) {
    ReplicaCounts counts = ReplicaCounts.of(set);
    return counts.observed() && counts.current() >= counts.desired();
  }

  /** Other clients can scale the StatefulSet far beyond the number of brokers of any cluster. */
  private static List<String> names(StatefulSet set, List<BrokerPod> pods) {
    Set<Integer> existing = pods.stream().map(BrokerPod::ordinal).collect(Collectors.toSet());
    return IntStream.range(0, Math.min(set.getSpec().getReplicas(), RaftEpoch.MAX_MEMBERS))
        .filter(ordinal -> !existing.contains(ordinal))
        .mapToObj(ordinal -> ClusterNames.pod(set.getMetadata().getName(), ordinal))
        .toList();
  }
}
