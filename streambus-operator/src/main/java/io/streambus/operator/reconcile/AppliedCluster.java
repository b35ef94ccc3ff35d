package io.streambus.operator.reconcile;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.resources.Resolution;
import java.util.Optional;

/**
 * A cluster during a reconciliation, after its objects were applied as far as possible.
 *
 * @param desiredState the desired objects
 * @param certificate state of the certificate; never unknown
 * @param applyResult the live objects
 */
record AppliedCluster(
    StreamBusCluster cluster,
    DesiredState desiredState,
    CertificateState certificate,
    ApplyResult applyResult) {

  /** Returns the resolved spec; empty if the spec is invalid. */
  Optional<Resolution.Resolved> resolved() {
    return desiredState.resolution() instanceof Resolution.Resolved resolved
        ? Optional.of(resolved)
        : Optional.empty();
  }

  Optional<StatefulSet> statefulSet() {
    return applyResult.find(StatefulSet.class);
  }
}
