package io.streambus.operator.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariants of every broker start, regardless of what happened to its cluster. */
public final class RaftSafety {

  private record Directory(String volume, int epoch) {}

  private RaftSafety() {}

  public static void verify(OperatorScenario scenario) {
    List<BrokerStart> starts =
        scenario.cluster.brokerStarts(OperatorScenario.NAMESPACE, OperatorScenario.NAME);
    Map<Directory, RaftEpoch> used = new HashMap<>();
    for (BrokerStart start : starts) {
      assertThat(start.otherRaftEpochs())
          .as("Raft epochs of the brokers that were running when %s started", start)
          .allMatch(start.raftEpoch()::equals);
      assertThat(used.getOrDefault(directory(start), start.raftEpoch()))
          .as("Raft epoch that created the directory of %s", start)
          .isEqualTo(start.raftEpoch());
      used.put(directory(start), start.raftEpoch());
    }
  }

  private static Directory directory(BrokerStart start) {
    return new Directory(start.raftClaimUid(), start.raftEpoch().number());
  }
}
