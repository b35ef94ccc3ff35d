package io.streambus.operator.status;

import static io.streambus.api.vocabulary.ConditionReason.ALL_BROKERS_READY;
import static io.streambus.api.vocabulary.ConditionReason.BROKERS_MISSING;
import static io.streambus.api.vocabulary.ConditionReason.BROKERS_OUTDATED;
import static io.streambus.api.vocabulary.ConditionReason.BROKERS_STARTING;
import static io.streambus.api.vocabulary.ConditionReason.PROGRESSING;
import static io.streambus.api.vocabulary.ConditionReason.UP_TO_DATE;

import io.streambus.api.ClusterCondition;
import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.apply.Refusal;
import io.streambus.resources.BlockedChange;
import io.streambus.resources.Problem;
import io.streambus.resources.model.OptionalKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The conditions of a cluster. Ready, Reconciling and Stalled are always there; the others only
 * while they say something.
 */
final class Conditions {

  private Conditions() {}

  static List<ClusterCondition> of(Observation seen, Instant now) {
    return Stream.of(
            Optional.of(ready(seen)),
            Optional.of(reconciling(seen)),
            Optional.of(stalled(seen)),
            Quorum.of(seen).map(Quorum::condition),
            restartPending(seen),
            changeBlocked(seen),
            StorageResizing.condition(seen),
            FeatureNotEnforced.condition(seen),
            TenantsSynced.condition(seen),
            TenantsOvercommitted.condition(seen),
            CertificateConditions.ready(seen),
            CertificateConditions.expiring(seen),
            OptionalApiMissing.condition(seen, OptionalKind.SERVICE_MONITOR),
            OptionalApiMissing.condition(seen, OptionalKind.CERTIFICATE))
        .flatMap(Optional::stream)
        .map(draft -> draft.at(seen, now))
        .toList();
  }

  private static ConditionDraft ready(Observation seen) {
    Optional<BrokerCounts> brokers = seen.brokers();
    if (brokers.isEmpty()) {
      ConditionDraft stalled = stalled(seen);
      return stalled.holds()
          ? new ConditionDraft(ConditionType.READY, false, stalled.reason(), stalled.message())
          : new ConditionDraft(
              ConditionType.READY, false, BROKERS_STARTING, "no broker was started yet");
    }
    String message =
        "%d of %d brokers are ready".formatted(brokers.get().ready(), brokers.get().wanted());
    if (brokers.get().allReady()) {
      return new ConditionDraft(ConditionType.READY, true, ALL_BROKERS_READY, message);
    }
    ConditionReason reason =
        Phase.of(seen) == ClusterPhase.CREATING ? BROKERS_STARTING : BROKERS_MISSING;
    return new ConditionDraft(ConditionType.READY, false, reason, message);
  }

  private static ConditionDraft reconciling(Observation seen) {
    Optional<ConditionDraft> waiting = CertificateConditions.waiting(seen);
    if (waiting.isPresent() && !seen.stalled()) {
      return waiting.get();
    }
    ClusterPhase phase = Phase.of(seen);
    return switch (phase) {
      case RUNNING ->
          new ConditionDraft(
              ConditionType.RECONCILING, false, UP_TO_DATE, "the cluster is as the spec wants it");
      case FAILED ->
          new ConditionDraft(
              ConditionType.RECONCILING,
              false,
              stalled(seen).reason(),
              "nothing happens until the condition Stalled is resolved");
      case UPDATING ->
          new ConditionDraft(
              ConditionType.RECONCILING,
              true,
              BROKERS_OUTDATED,
              "brokers of a former revision still run");
      default ->
          new ConditionDraft(
              ConditionType.RECONCILING, true, PROGRESSING, "brokers are not ready yet");
    };
  }

  private static ConditionDraft stalled(Observation seen) {
    if (!seen.problems().isEmpty()) {
      ConditionReason reason =
          seen.cluster().unreadable().isPresent()
              ? ConditionReason.SPEC_UNREADABLE
              : ConditionReason.SPEC_REFUSED;
      return new ConditionDraft(
          ConditionType.STALLED, true, reason, sentences(seen.problems(), Problem::toString));
    }
    return CertificateConditions.stalled(seen)
        .or(() -> seen.refusal().map(Conditions::refused))
        .orElseGet(
            () ->
                new ConditionDraft(
                    ConditionType.STALLED, false, UP_TO_DATE, "nothing waits for a person"));
  }

  private static ConditionDraft refused(Refusal refusal) {
    return new ConditionDraft(ConditionType.STALLED, true, refusal.reason(), refusal.message());
  }

  private static Optional<ConditionDraft> restartPending(Observation seen) {
    return seen.brokers()
        .filter(brokers -> brokers.seen() && brokers.updated() < brokers.current())
        .map(
            brokers ->
                new ConditionDraft(
                    ConditionType.RESTART_PENDING,
                    true,
                    BROKERS_OUTDATED,
                    ("%d of %d brokers run a former revision; delete their pods one at a time, each"
                            + " after all others are ready, to bring the change in")
                        .formatted(brokers.current() - brokers.updated(), brokers.current())));
  }

  private static Optional<ConditionDraft> changeBlocked(Observation seen) {
    List<BlockedChange> blocked = seen.blockedChanges();
    if (blocked.isEmpty()) {
      return Optional.empty();
    }
    ConditionReason reason =
        blocked.stream().anyMatch(change -> change.path().equals("spec.replicas"))
            ? ConditionReason.REPLICAS_FIXED
            : ConditionReason.STORAGE_FIXED;
    return Optional.of(
        new ConditionDraft(
            ConditionType.CHANGE_BLOCKED,
            true,
            reason,
            sentences(blocked, change -> change.path() + ": " + change.message())));
  }

  static <T> String sentences(List<T> parts, Function<T, String> sentence) {
    return cut(parts.stream().map(sentence).collect(Collectors.joining("; ")));
  }

  static String cut(String all) {
    // The API server takes 32768 characters; a reader takes fewer.
    return all.length() <= 4000 ? all : all.substring(0, 4000) + "...";
  }
}
