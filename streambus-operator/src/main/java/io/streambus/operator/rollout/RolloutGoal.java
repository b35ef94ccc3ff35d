package io.streambus.operator.rollout;

import io.streambus.api.values.RolloutPredicate;
import io.streambus.resources.model.BrokerCluster;
import java.util.Optional;

/**
 * What a rollout is to achieve, and what users permit.
 *
 * @param desired cluster resolved from its spec
 * @param podTarget desired state of every pod
 * @param blockedBy predicate outside the rollout that blocks the restart of running brokers
 * @param overrides predicates that a user disabled
 */
record RolloutGoal(
    BrokerCluster desired,
    PodTarget podTarget,
    Optional<RolloutPredicate> blockedBy,
    PredicateOverrides overrides) {}
