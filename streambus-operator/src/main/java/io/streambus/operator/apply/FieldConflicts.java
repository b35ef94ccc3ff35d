package io.streambus.operator.apply;

import com.google.common.base.Splitter;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.collect.Comparators;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Slows the operator down for objects that another client keeps changing back or deleting. Without
 * it, two controllers that disagree write the object as fast as the API server responds.
 */
final class FieldConflicts {

  /** Corrections of an object that are not delayed. */
  static final int MAX_PROMPT_CORRECTIONS = 5;

  /** An object that needs no correction for this long is no longer in conflict. */
  static final Duration MEMORY = Duration.ofMinutes(15);

  private static final Duration MAX_DELAY = Duration.ofMinutes(5);
  private static final Splitter DESCRIPTIONS = Splitter.on("; ");

  /** By {@link Subject#id}. */
  private final Cache<Object, Corrections> corrections =
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

  /**
   * What is corrected.
   *
   * @param id identifies it among all subjects
   * @param key the object
   * @param fingerprint desired state
   */
  record Subject(Object id, ObjectKey key, String fingerprint) {

    /** Fields of an object that exists. */
    static Subject fields(FingerprintedResource desired, HasMetadata live) {
      return new Subject(live.getMetadata().getUid(), desired.key(), desired.fingerprint());
    }

    /** The existence of an object, which has another UID each time. */
    static Subject existence(FingerprintedResource desired, ClusterSnapshot observed) {
      return new Subject(
          new Existence(observed.cluster().getMetadata().getUid(), desired.key()),
          desired.key(),
          desired.fingerprint());
    }

    private record Existence(String clusterUid, ObjectKey key) {}
  }

  /** A correction that is about to be written, and what is known about its object afterwards. */
  static final class Correction {

    private final Object id;
    private final Corrections after;

    private Correction(Object id, Corrections after) {
      this.id = id;
      this.after = after;
    }
  }

  /** Returns whether an object that differs from its desired state must be left alone for now. */
  boolean mustWait(Subject subject, ClusterSnapshot observed) {
    return known(subject, observed)
        .filter(known -> known.isConflict(observed.time()))
        .filter(known -> observed.time().isBefore(known.next()))
        .isPresent();
  }

  /**
   * Prepares a correction, before the write removes the traces of the other client.
   *
   * @param description describes the conflict; called when one begins
   */
  Correction correcting(Subject subject, ClusterSnapshot observed, Supplier<String> description) {
    Optional<Corrections> before =
        known(subject, observed)
            .filter(known -> observed.time().isBefore(known.last().plus(MEMORY)));
    int count = before.map(Corrections::count).orElse(0) + 1;
    Optional<String> known = before.flatMap(Corrections::description);
    return new Correction(
        subject.id(),
        new Corrections(
            subject.fingerprint(),
            count,
            observed.time(),
            count > MAX_PROMPT_CORRECTIONS
                ? known.or(() -> Optional.of(subject.key() + ": " + description.get()))
                : known));
  }

  /** Records a correction that was written. One that failed is no sign of another client. */
  void corrected(Correction correction) {
    corrections.put(correction.id, correction.after);
  }

  /** Returns the conflict about an object, if there is one. */
  Optional<FieldConflict> of(Subject subject, ClusterSnapshot observed) {
    Instant now = observed.time();
    return known(subject, observed)
        .filter(known -> known.isConflict(now))
        .flatMap(
            known ->
                known
                    .description()
                    .map(
                        description ->
                            new FieldConflict(subject.key(), description, known.nextChange(now))));
  }

  /** A restarted operator continues with the conflicts that the previous status reports. */
  private Optional<Corrections> known(Subject subject, ClusterSnapshot observed) {
    if (corrections.getIfPresent(subject.id()) == null) {
      reported(subject.key(), observed)
          .map(
              description ->
                  new Corrections(
                      subject.fingerprint(),
                      MAX_PROMPT_CORRECTIONS + 1,
                      observed.time(),
                      Optional.of(description)))
          .ifPresent(reported -> corrections.put(subject.id(), reported));
    }
    return Optional.ofNullable(corrections.getIfPresent(subject.id()))
        .filter(each -> each.fingerprint().equals(subject.fingerprint()));
  }

  private static Optional<String> reported(ObjectKey key, ClusterSnapshot observed) {
    return observed
        .previousCondition(ConditionType.FIELD_CONFLICT)
        .map(ClusterCondition::message)
        .flatMap(
            message ->
                DESCRIPTIONS
                    .splitToStream(message)
                    .filter(part -> part.startsWith(key + ":"))
                    .findFirst());
  }
}
