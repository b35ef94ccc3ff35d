package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;

import io.streambus.resources.model.RaftLog;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.List;

/** A scene whose number of brokers is changed, and whose starts of brokers are looked at. */
record ScalingScene(Scene scene) {

  void scale(int replicas) {
    scene.changeSpec(spec -> spec.replicas(replicas));
  }

  List<BrokerStart> starts() {
    return scene.cluster.brokerStarts(NAMESPACE, NAME);
  }

  /** The logs as whose members the last brokers were started. */
  List<RaftLog> lastStarts(int count) {
    List<BrokerStart> all = starts();
    return all.subList(all.size() - count, all.size()).stream().map(BrokerStart::log).toList();
  }
}
