package io.streambus.operator.rollout;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/**
 * Input of a rollout step.
 *
 * @param cluster the custom resource
 * @param desired cluster resolved from its spec
 * @param set the existing StatefulSet
 * @param blockedBy predicate outside the rollout that blocks the restart of running brokers
 */
public record RolloutInput(
    StreamBusCluster cluster,
    BrokerCluster desired,
    StatefulSet set,
    Optional<RolloutPredicate> blockedBy) {}
