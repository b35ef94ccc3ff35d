package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress;
import io.streambus.operator.kubernetes.BrokersSummary.TenantProgress.Problem;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.TenantsApi;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Condition that reports whether the brokers have the tenants of the spec. It is present if the
 * brokers support the tenants API; after an operator restart, the previous condition is retained
 * until the brokers have been polled.
 */
final class TenantsSynced {

  private TenantsSynced() {}

  static Optional<ConditionDraft> condition(StepResults results) {
    if (results
            .desired()
            .filter(cluster -> cluster.tenancy() instanceof Tenancy.Disabled)
            .isPresent()
        || results.brokers().tenantsApi() == TenantsApi.UNSUPPORTED) {
      return Optional.empty();
    }
    return results
        .brokers()
        .tenants()
        .map(TenantsSynced::draft)
        .or(() -> previous(results).map(previous -> retained(previous, results)));
  }

  private static ConditionDraft draft(TenantProgress progress) {
    String count =
        "%d of %d brokers have the tenants of the spec"
            .formatted(progress.synced(), progress.total());
    if (progress.isComplete()) {
      return new ConditionDraft(
          ConditionType.TENANTS_SYNCED, true, ConditionReason.TENANTS_APPLIED, count);
    }
    return new ConditionDraft(
        ConditionType.TENANTS_SYNCED,
        false,
        progress.problem().map(TenantsSynced::reason).orElse(ConditionReason.TENANTS_PENDING),
        count + progress.problem().map(TenantsSynced::describe).orElse(""));
  }

  private static String describe(Problem problem) {
    String remedy =
        switch (problem.kind()) {
          case UNREACHABLE ->
              "; check that the pod is running and that the operator can connect to its admin API";
          case REJECTED -> "; the operator retries";
          case UNFINISHED -> "; the operator continues with the next poll";
        };
    return "; " + problem.message() + remedy;
  }

  private static ConditionReason reason(Problem problem) {
    return switch (problem.kind()) {
      case UNREACHABLE -> ConditionReason.BROKERS_UNREACHABLE;
      case REJECTED -> ConditionReason.REJECTED_BY_BROKERS;
      case UNFINISHED -> ConditionReason.TENANTS_PENDING;
    };
  }

  /** The previous condition remains valid for the same spec, and while the spec is invalid. */
  private static ConditionDraft retained(ClusterCondition previous, StepResults results) {
    boolean valid =
        results.desired().isEmpty()
            || Objects.equals(
                previous.observedGeneration(),
                results.snapshot().cluster().getMetadata().getGeneration());
    Optional<ConditionReason> reason =
        Arrays.stream(ConditionReason.values())
            .filter(each -> each.value().equals(previous.reason()))
            .findFirst();
    return valid && reason.isPresent()
        ? new ConditionDraft(
            ConditionType.TENANTS_SYNCED,
            previous.status().equals("True"),
            reason.get(),
            previous.message())
        : new ConditionDraft(
            ConditionType.TENANTS_SYNCED,
            false,
            ConditionReason.TENANTS_PENDING,
            "no broker has been polled for its tenants yet");
  }

  private static Optional<ClusterCondition> previous(StepResults results) {
    return results.snapshot().previousCondition(ConditionType.TENANTS_SYNCED);
  }
}
