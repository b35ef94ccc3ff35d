package io.streambus.operator.apply;

import com.google.common.base.Splitter;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Comparators;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Slows the operator down for objects that another client keeps changing back. Without it, two
 * controllers that disagree write the object as fast as the API server responds.
 */
final class FieldConflicts {

  /** Corrections of an object that are not delayed. */
  static final int MAX_PROMPT_CORRECTIONS = 5;

  /** An object that needs no correction for this long is no longer in conflict. */
  static final Duration MEMORY = Duration.ofMinutes(15);

  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final Splitter DESCRIPTIONS = Splitter.on("; ");

  private final Kubernetes kubernetes;

  /** By UID of the object. */
  private final Cache<String, Corrections> corrections =
      CacheBuilder.newBuilder().expireAfterWrite(MEMORY.multipliedBy(2)).build();

  /**
   * How often an object was corrected without success.
   *
   * @param fingerprint desired state that was applied; another one starts again
   * @param description of the conflict, once there is one
   */
  private record Corrections(
      String fingerprint, int count, Instant last, Optional<String> description) {

    boolean isConflict(Instant now) {
      return count > MAX_PROMPT_CORRECTIONS && now.isBefore(last.plus(MEMORY));
    }

    /** When the object is corrected again, or else when the conflict counts as resolved. */
    Instant nextChange(Instant now) {
      return now.isBefore(next()) ? next() : last.plus(MEMORY);
    }

    Instant next() {
      int doublings = Math.min(count - MAX_PROMPT_CORRECTIONS, 20);
      return doublings <= 0
          ? last
          : last.plus(Comparators.min(Duration.ofSeconds(1L << doublings), MAX_DELAY));
    }
  }

  /** A correction that is about to be written, and what is known about its object afterwards. */
  static final class Correction {

    private final String uid;
    private final Corrections after;

    private Correction(String uid, Corrections after) {
      this.uid = uid;
      this.after = after;
    }
  }

  FieldConflicts(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** Returns whether an object that differs from its desired state must be left alone for now. */
  boolean mustWait(FingerprintedResource desired, HasMetadata live, ClusterSnapshot observed) {
    return known(desired.fingerprint(), live, observed)
        .filter(known -> known.isConflict(observed.time()))
        .filter(known -> observed.time().isBefore(known.next()))
        .isPresent();
  }

  /**
   * Prepares a correction, before the write removes the traces of the other client. Sends one
   * request when a conflict begins.
   */
  Correction correcting(
      FingerprintedResource desired, HasMetadata live, String field, ClusterSnapshot observed) {
    Optional<Corrections> before =
        known(desired.fingerprint(), live, observed)
            .filter(known -> observed.time().isBefore(known.last().plus(MEMORY)));
    int count = before.map(Corrections::count).orElse(0) + 1;
    Optional<String> description = before.flatMap(Corrections::description);
    return new Correction(
        live.getMetadata().getUid(),
        new Corrections(
            desired.fingerprint(),
            count,
            observed.time(),
            count > MAX_PROMPT_CORRECTIONS
                ? description.or(() -> Optional.of(describe(live, field)))
                : description));
  }

  /** Records a correction that was written. One that failed is no sign of another client. */
  void corrected(Correction correction) {
    corrections.put(correction.uid, correction.after);
  }

  /** Returns the conflict about an object, if there is one. */
  Optional<FieldConflict> of(
      FingerprintedResource desired, HasMetadata live, ClusterSnapshot observed) {
    Instant now = observed.time();
    return known(desired.fingerprint(), live, observed)
        .filter(known -> known.isConflict(now))
        .flatMap(
            known ->
                known
                    .description()
                    .map(
                        description ->
                            new FieldConflict(desired.key(), description, known.nextChange(now))));
  }

  /** A restarted operator continues with the conflicts that the previous status reports. */
  private Optional<Corrections> known(
      String fingerprint, HasMetadata live, ClusterSnapshot observed) {
    String uid = live.getMetadata().getUid();
    Corrections known = corrections.getIfPresent(uid);
    if (known == null) {
      reported(live, observed)
          .map(
              description ->
                  new Corrections(
                      fingerprint,
                      MAX_PROMPT_CORRECTIONS + 1,
                      observed.time(),
                      Optional.of(description)))
          .ifPresent(reported -> corrections.put(uid, reported));
    }
    return Optional.ofNullable(corrections.getIfPresent(uid))
        .filter(each -> each.fingerprint().equals(fingerprint));
  }

  private static Optional<String> reported(HasMetadata live, ClusterSnapshot observed) {
    return observed
        .previousCondition(ConditionType.FIELD_CONFLICT)
        .map(ClusterCondition::message)
        .flatMap(
            message ->
                DESCRIPTIONS
                    .splitToStream(message)
                    .filter(part -> part.startsWith(ObjectKey.of(live) + ":"))
                    .findFirst());
  }

  private String describe(HasMetadata live, String field) {
    return "%s: %s changes %s again and again"
        .formatted(
            ObjectKey.of(live), kubernetes.otherWriter(live), field.isEmpty() ? "it" : field);
  }
}
