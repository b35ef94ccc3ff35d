package io.streambus.operator.status;

import io.streambus.operator.apply.ApplyFailure;
import io.streambus.operator.apply.FieldConflict;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.diagnostics.Diagnoses;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.rollout.RolloutState;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.storage.VolumeState;
import io.streambus.resources.Resolution;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.membership.BlockedChange;
import io.streambus.resources.membership.LifecycleState;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** What the steps of a reconciliation decided and did. The status is projected from it. */
@Value.Immutable
public interface StepResults {

  /** The cluster after the writes of all steps. */
  ClusterSnapshot snapshot();

  /** The resolved or rejected spec. */
  Resolution resolution();

  /** State of the certificate; never unknown. */
  CertificateState certificate();

  /** Why not all objects are in their desired state; empty if they are. */
  Optional<ApplyFailure> applyFailure();

  /** Objects that differ from their desired state because writes are not allowed. */
  List<ObjectKey> pending();

  /** Objects whose API is not served. */
  List<ObjectKey> unavailable();

  /** Objects that another client keeps changing back. */
  List<FieldConflict> conflicts();

  /** Progress of the volumes towards the sizes in the spec. */
  VolumeState volumes();

  /** Progress of the rollout. */
  RolloutState rollout();

  /** Tenants and leader as the brokers report them. */
  BrokersSummary brokers();

  /** Why brokers do not become ready. */
  Diagnoses diagnoses();

  /** The resolved spec; empty if the spec is invalid. */
  private Optional<Resolution.Resolved> resolved() {
    return resolution() instanceof Resolution.Resolved resolved
        ? Optional.of(resolved)
        : Optional.empty();
  }

  /** The desired cluster; empty if the spec is invalid. */
  default Optional<BrokerCluster> desired() {
    return resolved().map(Resolution.Resolved::cluster);
  }

  /** Lifecycle state of the cluster; empty if the spec is invalid. */
  default Optional<LifecycleState> lifecycleState() {
    return resolved().map(Resolution.Resolved::lifecycleState);
  }

  /** Changes of the spec that are not applied. */
  default List<BlockedChange> blockedChanges() {
    return resolved().map(Resolution.Resolved::blockedChanges).orElse(List.of());
  }

  /** Fields of the spec that are accepted but not enforced. */
  default List<NotEnforced> notEnforced() {
    return resolved().map(Resolution.Resolved::notEnforced).orElse(List.of());
  }

  /** Whether the broker with this ordinal belongs to the cluster. */
  default boolean isMember(int ordinal) {
    return desired().filter(cluster -> ordinal < cluster.replicas()).isPresent();
  }

  /** Whether a broker is not ready although no problem of its pod is known. */
  default boolean hasUndiagnosedPod() {
    return snapshot().pods().stream()
        .filter(pod -> pod.readySince().isEmpty())
        .anyMatch(pod -> diagnoses().forPod(pod.name()).isEmpty());
  }

  /** Returns a builder with every field unset. */
  static ImmutableStepResults.Builder builder() {
    return ImmutableStepResults.builder();
  }
}
