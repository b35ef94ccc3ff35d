package io.streambus.operator.scaling;

import io.streambus.operator.brokers.ApiResponse;
import io.streambus.resources.model.BrokerCluster;
import java.util.Set;

/**
 * Membership of a Raft log, as brokers would change it that can do so while they run. No broker can
 * so far, so nothing calls it: the operator stops all brokers and begins another log. It is here so
 * that such brokers need no other procedure than this one: add or remove one member, wait until all
 * are ready, go on.
 */
public interface MembershipClient {

  /** Ordinals of the members. */
  ApiResponse<Set<Integer>> members(BrokerCluster cluster);

  /** Makes a broker that runs a member. Given as soon as a majority of the members knows of it. */
  ApiResponse<Set<Integer>> add(BrokerCluster cluster, int ordinal);

  /** Removes a member. Its broker may be stopped afterwards, and not before. */
  ApiResponse<Set<Integer>> remove(BrokerCluster cluster, int ordinal);
}
