package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.ApiState;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import java.util.Optional;

/** The conditions of clusters that want an object of a kind that the operator cannot make. */
final class OptionalApiMissing {

  private OptionalApiMissing() {}

  static Optional<ConditionDraft> condition(Observation seen, OptionalKind kind) {
    return seen.desired()
        .filter(cluster -> ManagedResources.missingKinds(cluster).contains(kind))
        .map(cluster -> draft(kind, seen.circumstances().apis().of(kind)));
  }

  private static ConditionDraft draft(OptionalKind kind, ApiState state) {
    return state instanceof ApiState.Unavailable unknown
        ? new ConditionDraft(
            type(kind), true, ConditionReason.API_UNAVAILABLE, unavailable(kind, unknown))
        : new ConditionDraft(type(kind), true, missing(kind), notInstalled(kind));
  }

  private static String notInstalled(OptionalKind kind) {
    return "%s asks for a %s of %s, which is not installed; it is made as soon as that is"
        .formatted(field(kind), kind.kind(), kind.apiVersion());
  }

  private static String unavailable(OptionalKind kind, ApiState.Unavailable state) {
    return Conditions.cut(
        "%s asks for a %s of %s, which is out of the operator's reach: %s"
            .formatted(field(kind), kind.kind(), kind.apiVersion(), state.why()));
  }

  private static String field(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> "spec.observability.metrics.serviceMonitor";
      case CERTIFICATE -> "spec.security.tls.issuerRef";
    };
  }

  private static ConditionType type(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionType.MONITORING_UNAVAILABLE;
      case CERTIFICATE -> ConditionType.CERT_MANAGER_UNAVAILABLE;
    };
  }

  private static ConditionReason missing(OptionalKind kind) {
    return switch (kind) {
      case SERVICE_MONITOR -> ConditionReason.PROMETHEUS_OPERATOR_MISSING;
      case CERTIFICATE -> ConditionReason.CERT_MANAGER_MISSING;
    };
  }
}
