package io.streambus.operator.rollout;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/**
 * What a roll is about.
 *
 * @param cluster the custom resource
 * @param desired what its spec means
 * @param set the StatefulSet as it is now
 * @param hold why no broker that runs may restart, from outside of the roll
 */
public record Roll(
    StreamBusCluster cluster,
    BrokerCluster desired,
    StatefulSet set,
    Optional<RolloutPredicate> hold) {}
