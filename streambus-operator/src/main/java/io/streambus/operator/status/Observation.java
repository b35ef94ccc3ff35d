package io.streambus.operator.status;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.apply.Applied;
import io.streambus.operator.apply.Refusal;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.Finding.Effect;
import io.streambus.resources.BlockedChange;
import io.streambus.resources.NotEnforced;
import io.streambus.resources.Problem;
import io.streambus.resources.Resolution;
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

  List<Problem> problems() {
    return resolution instanceof Resolution.Refused refused ? refused.problems() : List.of();
  }

  List<BlockedChange> blockedChanges() {
    return resolution instanceof Resolution.Resolved resolved
        ? resolved.blockedChanges()
        : List.of();
  }

  List<NotEnforced> notEnforced() {
    return resolution instanceof Resolution.Resolved resolved ? resolved.notEnforced() : List.of();
  }

  Optional<Refusal> refusal() {
    return applied.refusal();
  }

  Optional<BrokerCounts> brokers() {
    return applied.find(StatefulSet.class).map(BrokerCounts::of);
  }

  /** Nothing more happens until a person acts. */
  boolean stalled() {
    return !problems().isEmpty()
        || !certificate().findings(Effect.STOPS).isEmpty()
        || refusal().isPresent();
  }
}
