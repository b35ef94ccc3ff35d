package io.streambus.operator.diagnostics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.diagnostics.Diagnoses.Message;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Determines why brokers do not become ready. Sends no request while every pod exists and its own
 * status contains the cause, and at most one for each reconciliation.
 */
public final class PodDiagnostics {

  private final WarningEventCache events;
  private final MissingPodDiagnosis missing = new MissingPodDiagnosis();

  /** Reads events through the given port. */
  public PodDiagnostics(Kubernetes kubernetes) {
    this(kubernetes::latestWarning);
  }

  /**
   * Reads events with a function.
   *
   * @param latestWarning as {@link Kubernetes#latestWarning}
   */
  public PodDiagnostics(Function<ObjectVersion, String> latestWarning) {
    this.events = new WarningEventCache(latestWarning);
  }

  /**
   * Returns the problems that are known at the time of the snapshot.
   *
   * @param leader ordinal of the leader, if known
   */
  public Diagnoses diagnose(ClusterSnapshot observed, OptionalInt leader) {
    return observed
        .statefulSet()
        .map(set -> diagnose(set, observed, leader))
        .orElse(Diagnoses.NONE);
  }

  private Diagnoses diagnose(StatefulSet set, ClusterSnapshot observed, OptionalInt leader) {
    Instant now = observed.time();
    List<Diagnosis> all =
        Stream.concat(
                observed.pods().stream()
                    .filter(pod -> pod.ordinal() < set.getSpec().getReplicas())
                    .flatMap(pod -> new PodDiagnosis(pod, observed, leader).find().stream()),
                missing.find(set, observed).stream())
            .toList();
    List<Diagnosis> due = all.stream().filter(diagnosis -> diagnosis.isDue(now)).toList();
    return new Diagnoses(messages(due, observed), next(all, observed));
  }

  /** Reads events only for the first diagnosis; the others usually have the same cause. */
  private List<Message> messages(List<Diagnosis> due, ClusterSnapshot observed) {
    Optional<Diagnosis> first =
        due.stream().filter(diagnosis -> diagnosis.involvedObject().isPresent()).findFirst();
    return due.stream()
        .map(
            diagnosis ->
                new Message(
                    diagnosis.pods(),
                    first
                        .filter(diagnosis::equals)
                        .map(each -> withEvent(each, due, observed))
                        .orElse(diagnosis.text())))
        .collect(ImmutableList.toImmutableList());
  }

  private String withEvent(Diagnosis diagnosis, List<Diagnosis> due, ClusterSnapshot observed) {
    return MissingStorageClass.withRemedy(
        diagnosis.text()
            + ": "
            + events.latestWarning(
                diagnosis.involvedObject().orElseThrow(),
                observed,
                () -> diagnosis.reportedEvent(due, observed)));
  }

  /** When the next diagnosis becomes due, or when to read events again for a reported one. */
  private static Optional<Instant> next(List<Diagnosis> all, ClusterSnapshot observed) {
    Instant now = observed.time();
    return all.stream()
        .flatMap(
            diagnosis ->
                diagnosis.isDue(now)
                    ? diagnosis
                        .involvedObject()
                        .map(subject -> now.plus(WarningEventCache.refreshInterval(observed)))
                        .stream()
                    : Stream.of(diagnosis.due()))
        .min(Comparator.naturalOrder());
  }

  /**
   * Caches the latest warning event of an object. The longer a problem lasts, the less often it is
   * read: clusters that cannot start must not cost requests forever.
   */
  private static final class WarningEventCache {

    private static final Duration MIN_REFRESH_INTERVAL = Duration.ofMinutes(1);
    private static final Duration MAX_REFRESH_INTERVAL = Duration.ofHours(1);

    private final Function<ObjectVersion, String> latest;

    /** Latest warnings, by UID of the object; saves requests. */
    private final Cache<String, CachedWarning> warnings =
        CacheBuilder.newBuilder().expireAfterWrite(MAX_REFRESH_INTERVAL.multipliedBy(2)).build();

    private record CachedWarning(Instant readAt, String message) {

      boolean isFresh(ClusterSnapshot observed) {
        return Duration.between(readAt, observed.time()).abs().compareTo(refreshInterval(observed))
            < 0;
      }
    }

    WarningEventCache(Function<ObjectVersion, String> latestWarning) {
      this.latest = latestWarning;
    }

    /** Minimum time between two reads for the same object: as long as the problem has lasted. */
    static Duration refreshInterval(ClusterSnapshot observed) {
      return observed
          .previousCondition(ConditionType.READY)
          .filter(ready -> !ready.status().equals("True"))
          .flatMap(ready -> KubernetesTimestamps.parse(ready.lastTransitionTime()))
          .map(since -> Duration.between(since, observed.time()))
          .map(age -> Comparators.max(age, MIN_REFRESH_INTERVAL))
          .map(age -> Comparators.min(age, MAX_REFRESH_INTERVAL))
          .orElse(MIN_REFRESH_INTERVAL);
    }

    /**
     * Sends one request, unless the cached warning is fresh.
     *
     * @param reported returns the warning that a former operator has reported
     */
    String latestWarning(
        ObjectVersion subject, ClusterSnapshot observed, Supplier<Optional<String>> reported) {
      CachedWarning last = warnings.getIfPresent(subject.uid());
      if (last != null && last.isFresh(observed)) {
        return last.message();
      }
      Optional<String> known = last == null ? reported.get() : Optional.empty();
      String message = known.orElseGet(() -> latest.apply(subject));
      warnings.put(subject.uid(), new CachedWarning(observed.time(), message));
      return message;
    }
  }
}
