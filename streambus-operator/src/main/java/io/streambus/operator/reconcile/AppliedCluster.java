package io.streambus.operator.reconcile;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.apply.ApplyResult;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.resources.Resolution;
import java.util.Optional;

/**
 * A cluster in the midst of a pass: its objects are as wanted, as far as that was possible.
 *
 * @param desiredState what should exist
 * @param certificate never unknown
 * @param applyResult what exists
 */
record AppliedCluster(
    StreamBusCluster cluster,
    DesiredState desiredState,
    CertificateState certificate,
    ApplyResult applyResult) {

  /** What the spec means; empty where it is refused. */
  Optional<Resolution.Resolved> resolved() {
    return desiredState.resolution() instanceof Resolution.Resolved resolved
        ? Optional.of(resolved)
        : Optional.empty();
  }

  Optional<StatefulSet> statefulSet() {
    return applyResult.find(StatefulSet.class);
  }
}
