package io.streambus.testkit.simulation;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.RaftEpoch;
import java.util.List;

/**
 * The start of a broker: the creation of its pod.
 *
 * @param pod name of the pod
 * @param raftClaimUid UID of the claim that holds the Raft data of the broker
 * @param raftEpoch Raft epoch in the configuration file of the broker, with the number of members
 * @param otherRaftEpochs Raft epochs of the other brokers that were running at that time
 */
public record BrokerStart(
    String pod, String raftClaimUid, RaftEpoch raftEpoch, List<RaftEpoch> otherRaftEpochs) {

  /**
   * Copies the list.
   *
   * @param pod name of the pod
   * @param raftClaimUid UID of the claim that holds the Raft data
   * @param raftEpoch Raft epoch of the broker
   * @param otherRaftEpochs Raft epochs of the brokers that were running
   */
  public BrokerStart {
    otherRaftEpochs = ImmutableList.copyOf(otherRaftEpochs);
  }
}
