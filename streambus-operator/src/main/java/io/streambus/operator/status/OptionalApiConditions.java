package io.streambus.operator.status;

import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.OptionalApis.ApiState;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import java.util.Optional;

/** Conditions of clusters that request an object of an optional kind that is unavailable. */
final class OptionalApiConditions {

  static final String CHECK_AGAIN =
      "change an annotation of the cluster, so that the operator checks again";

  private OptionalApiConditions() {}

  static Optional<ConditionDraft> condition(StepResults results, OptionalKind kind) {
    return results
        .desired()
        .filter(cluster -> ManagedResources.missingKinds(cluster).contains(kind))
        .map(cluster -> draft(kind, results.snapshot().apis()));
  }

  private static ConditionDraft draft(OptionalKind kind, OptionalApis apis) {
    return apis.stateOf(kind) instanceof ApiState.Unavailable unavailable
        ? new ConditionDraft(
            type(kind),
            true,
            ConditionReason.API_UNAVAILABLE,
            unavailable(kind, unavailable, apis.watched()))
        : new ConditionDraft(type(kind), true, missing(kind), notInstalled(kind, apis.watched()));
  }

  private static String notInstalled(OptionalKind kind, boolean watched) {
    return "%s requests a %s, but the API %s is not installed; %s"
        .formatted(
            field(kind),
            kind.kind(),
            kind.apiVersion(),
            watched
                ? "the operator creates the object once the API is installed"
                : "once the API is installed, " + CHECK_AGAIN);
  }

  private static String unavailable(
      OptionalKind kind, ApiState.Unavailable state, boolean watched) {
    return "%s requests a %s, but the operator cannot use the API %s: %s; %s"
        .formatted(
            field(kind),
            kind.kind(),
            kind.apiVersion(),
            state.reason(),
            watched
                ? "resolve this; the operator retries at least every ten minutes"
                : "resolve this, then " + CHECK_AGAIN);
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
