package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.TenantProgress;
import io.streambus.operator.kubernetes.TenantProgress.Problem;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.TenantsApi;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The condition that tells whether the brokers have the tenants of the spec. It is there where
 * brokers answer calls about tenants, which an operator that was restarted knows from the former
 * condition until it has asked.
 */
final class TenantsSynced {

  private TenantsSynced() {}

  static Optional<ConditionDraft> condition(Observation seen) {
    if (seen.desired().filter(cluster -> cluster.tenancy() instanceof Tenancy.Off).isPresent()
        || seen.circumstances().brokers().tenantsApi() == TenantsApi.ABSENT) {
      return Optional.empty();
    }
    return seen.circumstances()
        .brokers()
        .tenants()
        .map(TenantsSynced::draft)
        .or(() -> former(seen).map(former -> kept(former, seen)));
  }

  private static ConditionDraft draft(TenantProgress progress) {
    String count =
        "%d of %d brokers have the tenants of the spec"
            .formatted(progress.done(), progress.brokers());
    if (progress.isComplete()) {
      return new ConditionDraft(
          ConditionType.TENANTS_SYNCED, true, ConditionReason.TENANTS_APPLIED, count);
    }
    return new ConditionDraft(
        ConditionType.TENANTS_SYNCED,
        false,
        progress.problem().map(TenantsSynced::reason).orElse(ConditionReason.TENANTS_PENDING),
        Conditions.cut(
            count + progress.problem().map(problem -> "; " + problem.message()).orElse("")));
  }

  private static ConditionReason reason(Problem problem) {
    return switch (problem.kind()) {
      case OUT_OF_REACH -> ConditionReason.BROKERS_UNREACHABLE;
      case REFUSED -> ConditionReason.REJECTED_BY_BROKERS;
    };
  }

  /** What was said of the same spec, or of one before a spec that is refused, still holds. */
  private static ConditionDraft kept(ClusterCondition former, Observation seen) {
    boolean holds =
        seen.desired().isEmpty()
            || Objects.equals(
                former.observedGeneration(), seen.cluster().getMetadata().getGeneration());
    Optional<ConditionReason> reason =
        Arrays.stream(ConditionReason.values())
            .filter(each -> each.value().equals(former.reason()))
            .findFirst();
    return holds && reason.isPresent()
        ? new ConditionDraft(
            ConditionType.TENANTS_SYNCED,
            former.status().equals("True"),
            reason.get(),
            former.message())
        : new ConditionDraft(
            ConditionType.TENANTS_SYNCED,
            false,
            ConditionReason.TENANTS_PENDING,
            "no broker was asked for its tenants yet");
  }

  private static Optional<ClusterCondition> former(Observation seen) {
    return seen.previous().flatMap(status -> status.condition(ConditionType.TENANTS_SYNCED));
  }
}
