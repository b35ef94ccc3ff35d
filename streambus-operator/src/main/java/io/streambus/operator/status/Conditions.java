package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ClusterPhase;
import io.streambus.resources.model.OptionalKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Conditions of a cluster. Ready, Reconciling and Stalled are always present; the others only while
 * they apply.
 */
final class Conditions {

  private Conditions() {}

  static List<ClusterCondition> of(StepResults results, ClusterPhase phase) {
    return Stream.concat(Kstatus.conditions(results, phase), optional(results, phase))
        .map(draft -> draft.toCondition(results.snapshot()))
        .toList();
  }

  private static Stream<ConditionDraft> optional(StepResults results, ClusterPhase phase) {
    return Stream.of(
            Quorum.of(results).map(Quorum::condition),
            Paused.condition(results, phase),
            TemplateUpdatePending.condition(results),
            RolloutInterrupts.condition(results),
            PredicateOverridden.condition(results),
            ChangeBlocked.condition(results),
            FieldConflicts.condition(results),
            ExtensionConditions.failed(results),
            ExtensionConditions.apiUnavailable(results),
            UnexpectedPods.condition(results),
            ScaleBlocked.condition(results),
            Scaling.condition(results),
            Hibernation.condition(results),
            StorageResizing.condition(results),
            FeatureNotEnforced.condition(results),
            TenantsSynced.condition(results),
            TenantsOvercommitted.condition(results),
            CertificateConditions.ready(results),
            CertificateConditions.expiring(results),
            OptionalApiConditions.condition(results, OptionalKind.SERVICE_MONITOR),
            OptionalApiConditions.condition(results, OptionalKind.CERTIFICATE))
        .flatMap(Optional::stream);
  }
}
