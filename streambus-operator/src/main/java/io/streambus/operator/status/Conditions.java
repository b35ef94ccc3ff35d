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
 * Conditions of a cluster. Ready, Reconciling and Stalled are always present; the others only while
 * they apply.
 */
final class Conditions {

  private Conditions() {}

  static List<ClusterCondition> of(Observation observation, Instant now) {
    return Stream.concat(Kstatus.conditions(observation), optional(observation))
        .map(draft -> draft.toCondition(observation, now))
        .toList();
  }

  private static Stream<ConditionDraft> optional(Observation observation) {
    return Stream.of(
            Quorum.of(observation).map(Quorum::condition),
            Paused.condition(observation),
            TemplateUpdatePending.condition(observation),
            RolloutInterrupts.condition(observation),
            PredicateOverridden.condition(observation),
            ChangeBlocked.condition(observation),
            ScaleBlocked.condition(observation),
            Scaling.condition(observation),
            Hibernation.condition(observation),
            StorageResizing.condition(observation),
            FeatureNotEnforced.condition(observation),
            TenantsSynced.condition(observation),
            TenantsOvercommitted.condition(observation),
            CertificateConditions.ready(observation),
            CertificateConditions.expiring(observation),
            OptionalApiConditions.condition(observation, OptionalKind.SERVICE_MONITOR),
            OptionalApiConditions.condition(observation, OptionalKind.CERTIFICATE))
        .flatMap(Optional::stream);
  }

  static <T> String join(List<T> parts, Function<T, String> text) {
    return truncate(parts.stream().map(text).collect(Collectors.joining("; ")));
  }

  static String truncate(String text) {
    // The API server accepts 32768 characters, far more than is readable.
    return text.length() <= 4000 ? text : text.substring(0, 4000) + "...";
  }
}
