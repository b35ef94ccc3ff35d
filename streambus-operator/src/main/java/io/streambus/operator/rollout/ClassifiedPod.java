package io.streambus.operator.rollout;

import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.Optional;

/**
 * A broker and its planner view.
 *
 * @param view input of the planner
 * @param pod empty if the pod does not exist
 * @param updated whether the pod runs the target revision
 * @param inPlaceObjection why an update in place is not possible although the operator changed only
 *     images, as a clause
 * @param settledAt when the pod has been in its state for the settling time; empty if it has
 * @param inPlaceDeadline when a pending update in place has failed
 */
record ClassifiedPod(
    PodView view,
    Optional<BrokerPod> pod,
    boolean updated,
    Optional<String> inPlaceObjection,
    Optional<Instant> settledAt,
    Optional<Instant> inPlaceDeadline) {}
