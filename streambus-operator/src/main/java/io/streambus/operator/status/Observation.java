package io.streambus.operator.status;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.operator.apply.Applied;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.port.BrokerCounts;
import io.streambus.resources.BlockedChange;
import io.streambus.resources.Course;
import io.streambus.resources.NotEnforced;
import io.streambus.resources.Problem;
import io.streambus.resources.Resolution;
import io.streambus.resources.ScaleBlock;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.Optional;

/**
 * All that a status is made of.
 *
 * @param cluster the custom resource
 * @param resolution what its spec means
 * @param applied what its objects are now
 * @param circumstances what else there is to know
 * @param previous the status before
 */
public record Observation(
    StreamBusCluster cluster,
    Resolution resolution,
    Applied applied,
    Circumstances circumstances,
    Optional<StreamBusClusterStatus> previous) {

  /** How it stands with the certificate; never unknown. */
  public CertificateState certificate() {
    return circumstances.certificate();
  }

  Optional<BrokerCluster> wanted() {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.cluster())
        : Optional.empty();
  }

  /** Whether a broker of this number belongs to the cluster. */
  boolean isMember(int ordinal) {
    return wanted().filter(cluster -> ordinal < cluster.replicas()).isPresent();
  }

  List<BlockedChange> blockedChanges() {
    return resolution instanceof Resolution.Resolved resolved
        ? resolved.blockedChanges()
        : List.of();
  }

  /** What becomes of the brokers as a whole; empty where the spec is refused. */
  public Optional<Course> course() {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.course())
        : Optional.empty();
  }

  /** Why another number of brokers does not come about, where one is asked for. */
  Optional<ScaleBlock> scaleBlock() {
    return course().flatMap(Course::block);
  }

  List<NotEnforced> notEnforced() {
    return resolution instanceof Resolution.Resolved resolved ? resolved.notEnforced() : List.of();
  }

  Optional<BrokerCounts> brokers() {
    return applied.find(StatefulSet.class).map(BrokerCounts::of);
  }

  /** Why nothing of the spec is brought about until a person acts, if that is so. */
  Optional<Cause> stop() {
    return refusedSpec()
        .or(() -> CertificateConditions.stop(this))
        .or(() -> applied.refusal().map(found -> new Cause(found.reason(), found.message())));
  }

  private Optional<Cause> refusedSpec() {
    return resolution instanceof Resolution.Refused refused
        ? Optional.of(
            new Cause(
                cluster.unreadable().isPresent()
                    ? ConditionReason.SPEC_UNREADABLE
                    : ConditionReason.SPEC_REFUSED,
                Conditions.sentences(refused.problems(), Problem::toString)))
        : Optional.empty();
  }
}
