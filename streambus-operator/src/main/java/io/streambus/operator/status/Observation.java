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
 * All that a status is made of.
 *
 * @param cluster the custom resource
 * @param resolution what its spec means
 * @param applyResult what its objects are now
 * @param circumstances what else there is to know
 * @param previous the status before
 */
public record Observation(
    StreamBusCluster cluster,
    Resolution resolution,
    ApplyResult applyResult,
    Circumstances circumstances,
    Optional<StreamBusClusterStatus> previous) {

  /** How it stands with the certificate; never unknown. */
  public CertificateState certificate() {
    return circumstances.certificate();
  }

  Optional<BrokerCluster> desired() {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.cluster())
        : Optional.empty();
  }

  /** Whether a broker of this number belongs to the cluster. */
  boolean isMember(int ordinal) {
    return desired().filter(cluster -> ordinal < cluster.replicas()).isPresent();
  }

  List<BlockedChange> blockedChanges() {
    return resolution instanceof Resolution.Resolved resolved
        ? resolved.blockedChanges()
        : List.of();
  }

  /** What becomes of the brokers as a whole; empty where the spec is refused. */
  public Optional<LifecycleState> lifecycleState() {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.lifecycleState())
        : Optional.empty();
  }

  /** Why another number of brokers does not come about, where one is asked for. */
  Optional<ScaleBlock> scaleBlock() {
    return lifecycleState().flatMap(LifecycleState::block);
  }

  List<NotEnforced> notEnforced() {
    return resolution instanceof Resolution.Resolved resolved ? resolved.notEnforced() : List.of();
  }

  Optional<ReplicaCounts> brokers() {
    return applyResult.find(StatefulSet.class).map(ReplicaCounts::of);
  }

  /** Why nothing of the spec is brought about until a person acts, if that is so. */
  Optional<ConditionCause> stop() {
    return invalidSpec()
        .or(() -> CertificateConditions.stop(this))
        .or(
            () ->
                applyResult
                    .applyFailure()
                    .map(found -> new ConditionCause(found.reason(), found.message())));
  }

  private Optional<ConditionCause> invalidSpec() {
    return resolution instanceof Resolution.Rejected rejected
        ? Optional.of(
            new ConditionCause(
                cluster.unreadable().isPresent()
                    ? ConditionReason.UNPARSABLE_SPEC
                    : ConditionReason.INVALID_SPEC,
                Conditions.sentences(rejected.problems(), Problem::toString)))
        : Optional.empty();
  }
}
