package io.streambus.testkit.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.resources.model.RaftLog;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold for every start of a broker, whatever was done to its cluster. */
final class RaftSafety {

  private record Directory(String volume, int generation) {}

  private RaftSafety() {}

  static void check(Scene scene) {
    List<BrokerStart> starts = scene.cluster.brokerStarts(Scene.NAMESPACE, Scene.NAME);
    Map<Directory, RaftLog> used = new HashMap<>();
    for (BrokerStart start : starts) {
      assertThat(start.beside())
          .as("logs of brokers that ran when %s was started", start)
          .allMatch(start.log()::equals);
      assertThat(used.getOrDefault(directory(start), start.log()))
          .as("log for which the directory of %s was made", start)
          .isEqualTo(start.log());
      used.put(directory(start), start.log());
    }
  }

  private static Directory directory(BrokerStart start) {
    return new Directory(start.raftVolume(), start.log().generation());
  }
}
