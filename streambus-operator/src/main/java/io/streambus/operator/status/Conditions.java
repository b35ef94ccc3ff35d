package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
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
    return Stream.concat(Kstatus.conditions(seen), optional(seen))
        .map(draft -> draft.at(seen, now))
        .toList();
  }

  private static Stream<ConditionDraft> optional(Observation seen) {
    return Stream.of(
            Quorum.of(seen).map(Quorum::condition),
            Paused.condition(seen),
            TemplateUpdatePending.condition(seen),
            RolloutInterrupts.condition(seen),
            PredicateOverridden.condition(seen),
            ChangeBlocked.condition(seen),
            ScaleBlocked.condition(seen),
            Scaling.condition(seen),
            Hibernation.condition(seen),
            StorageResizing.condition(seen),
            FeatureNotEnforced.condition(seen),
            TenantsSynced.condition(seen),
            TenantsOvercommitted.condition(seen),
            CertificateConditions.ready(seen),
            CertificateConditions.expiring(seen),
            OptionalApiMissing.condition(seen, OptionalKind.SERVICE_MONITOR),
            OptionalApiMissing.condition(seen, OptionalKind.CERTIFICATE))
        .flatMap(Optional::stream);
  }

  static <T> String sentences(List<T> parts, Function<T, String> sentence) {
    return cut(parts.stream().map(sentence).collect(Collectors.joining("; ")));
  }

  static String cut(String all) {
    // The API server takes 32768 characters; a reader takes fewer.
    return all.length() <= 4000 ? all : all.substring(0, 4000) + "...";
  }
}
