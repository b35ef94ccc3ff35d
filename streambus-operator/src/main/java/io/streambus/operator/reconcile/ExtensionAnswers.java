package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import io.streambus.operator.apply.FingerprintedResource;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Slows down extensions that give a different answer from time to time although the cluster is the
 * same: each answer is written, and one that changes the pod template restarts all brokers.
 */
final class ExtensionAnswers {

  /** Changes of an answer within an hour that are applied. */
  static final int MAX_CHANGES = 5;

  static final Duration PERIOD = Duration.ofHours(1);

  /** By UID of the cluster. */
  private final Cache<String, History> histories =
      CacheBuilder.newBuilder().expireAfterAccess(PERIOD).build();

  /**
   * Answers for a cluster.
   *
   * @param cluster hash of what the answers are for
   * @param answer fingerprints of the last objects
   * @param changes when the answer changed although the cluster was the same, oldest first
   */
  private record History(int cluster, List<String> answer, ImmutableList<Instant> changes) {

    boolean isExhausted(Instant now) {
      return changes.size() >= MAX_CHANGES
          && now.isBefore(changes.get(changes.size() - MAX_CHANGES).plus(PERIOD));
    }

    History changed(List<String> other, Instant now) {
      return new History(
          cluster,
          other,
          ImmutableList.<Instant>builder()
              .addAll(
                  changes.subList(Math.max(0, changes.size() - MAX_CHANGES + 1), changes.size()))
              .add(now)
              .build());
    }
  }

  /** Returns the desired state, or a failure if it has changed too often without a reason. */
  DesiredState limited(ClusterSnapshot observed, DesiredState desired) {
    if (!(desired.resolution() instanceof Resolution.Resolved resolved)) {
      return desired;
    }
    String uid = observed.cluster().getMetadata().getUid();
    int cluster = resolved.cluster().hashCode();
    List<String> answer =
        desired.resources().stream().map(FingerprintedResource::fingerprint).toList();
    History last = histories.getIfPresent(uid);
    if (last == null || last.cluster() != cluster) {
      ImmutableList<Instant> changes = last == null ? ImmutableList.of() : last.changes();
      histories.put(uid, new History(cluster, answer, changes));
      return desired;
    }
    if (last.answer().equals(answer)) {
      return desired;
    }
    if (last.isExhausted(observed.time())) {
      return DesiredState.failed(unstable(), desired.installation());
    }
    histories.put(uid, last.changed(answer, observed.time()));
    return desired;
  }

  private static ExtensionFailure unstable() {
    return new ExtensionFailure(
        "objects",
        ExtensionFailure.Kind.UNSTABLE,
        "the answers of the extensions change although the cluster does not",
        "return equal objects for equal clusters; at most %d changes an hour are applied"
            .formatted(MAX_CHANGES));
  }
}
