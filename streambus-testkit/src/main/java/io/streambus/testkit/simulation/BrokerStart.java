package io.streambus.testkit.simulation;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.model.RaftEpoch;
import java.util.List;

/**
 * A broker that was started: a pod that was created.
 *
 * @param pod its name
 * @param raftVolume uid of its Raft claim, which stands for the volume
 * @param log the Raft log that its configuration file told it to use, with its members
 * @param beside the logs of the other brokers that ran at that time
 */
public record BrokerStart(String pod, String raftVolume, RaftEpoch log, List<RaftEpoch> beside) {

  /** Copies the list. */
  public BrokerStart {
    beside = ImmutableList.copyOf(beside);
  }
}
