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
 * @param settledAt when the pod has to be evaluated again; empty if time alone changes nothing
 */
record ClassifiedPod(
    PodView view, Optional<BrokerPod> pod, boolean updated, Optional<Instant> settledAt) {}
