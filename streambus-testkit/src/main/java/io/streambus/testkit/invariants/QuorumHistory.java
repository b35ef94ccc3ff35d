package io.streambus.testkit.invariants;

import java.util.Optional;

/** What is known about the quorum of clusters in the past. */
@FunctionalInterface
public interface QuorumHistory {

  /**
   * Finds the first change after which less than a majority of the brokers of a cluster were
   * serving, even if the operator did not cause it. Changes count from when a majority was first
   * serving; while the cluster is stopped, as for hibernation, it cannot lose its quorum.
   *
   * @param cluster name of the StreamBusCluster
   * @return a description of the change; empty if there was none
   */
  Optional<String> lossOfQuorum(String cluster);
}
