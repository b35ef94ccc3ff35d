package io.streambus.operator.rollout;

import io.streambus.operator.kubernetes.BrokerPod;
import java.time.Instant;
import java.util.Optional;

/**
 * One broker, and what the planner is to see of it.
 *
 * @param view for the planner
 * @param pod empty where there is none
 * @param updated whether it is of the wanted revision
 * @param settled when it is to be looked at again; empty where time changes nothing
 */
record ClassifiedPod(
    PodView view, Optional<BrokerPod> pod, boolean updated, Optional<Instant> settled) {}
