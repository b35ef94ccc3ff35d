package io.streambus.operator.status;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.Resolution;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.membership.BlockedChange;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.membership.ScaleBlock;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the status is projected from.
 *
 * @param cluster the custom resource
 * @param resolution the resolved or rejected spec
 * @param applyResult the managed objects after they were applied
 * @param observedState further observed state
 * @param previous the current status
 */
public record Observation(
    StreamBusCluster cluster,
    Resolution resolution,
    ApplyResult applyResult,
    ObservedState observedState,
    Optional<StreamBusClusterStatus> previous) {

  /** State of the certificate; never unknown. */
  public CertificateState certificate() {
    return observedState.certificate();
  }

  Optional<BrokerCluster> desired() {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.cluster())
        : Optional.empty();
  }

  /** Whether the broker with this ordinal belongs to the cluster. */
  boolean isMember(int ordinal) {
    return desired().filter(cluster -> ordinal < cluster.replicas()).isPresent();
  }

  List<BlockedChange> blockedChanges() {
    return resolution instanceof Resolution.Resolved resolved
        ? resolved.blockedChanges()
        : List.of();
  }

  /** Lifecycle state of the cluster; empty if the spec is invalid. */
  public Optional<LifecycleState> lifecycleState() {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.lifecycleState())
        : Optional.empty();
  }

  /** Why a requested change of the number of brokers is blocked, if it is. */
  Optional<ScaleBlock> scaleBlock() {
    return lifecycleState().flatMap(LifecycleState::scaleBlock);
  }

  List<NotEnforced> notEnforced() {
    return resolution instanceof Resolution.Resolved resolved ? resolved.notEnforced() : List.of();
  }

  Optional<ReplicaCounts> brokers() {
    return applyResult.find(StatefulSet.class).map(ReplicaCounts::of);
  }

  /** Why the spec is not applied until the user acts, if that is the case. */
  Optional<ConditionCause> stalledCause() {
    return invalidSpec()
        .or(() -> CertificateConditions.blocking(this))
        .or(
            () ->
                applyResult
                    .failure()
                    .map(failure -> new ConditionCause(failure.reason(), failure.message())));
  }

  private Optional<ConditionCause> invalidSpec() {
    return resolution instanceof Resolution.Rejected rejected
        ? Optional.of(
            new ConditionCause(
                cluster.parseError().isPresent()
                    ? ConditionReason.UNPARSABLE_SPEC
                    : ConditionReason.INVALID_SPEC,
                Conditions.join(rejected.problems(), Problem::toString)))
        : Optional.empty();
  }
}
