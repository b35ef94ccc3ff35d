package io.streambus.operator.scaling;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;

import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.testkit.simulation.BrokerStart;
import java.util.List;

/** A scenario that scales a cluster and observes its broker starts. */
record ScalingScenario(OperatorScenario scenario) {

  void scaleTo(int replicas) {
    scenario.changeSpec(spec -> spec.replicas(replicas));
  }

  List<BrokerStart> brokerStarts() {
    return scenario.cluster.brokerStarts(NAMESPACE, NAME);
  }

  /** Returns the Raft epochs in which the last brokers were started. */
  List<RaftEpoch> epochsOfLastStarts(int count) {
    List<BrokerStart> all = brokerStarts();
    return all.subList(all.size() - count, all.size()).stream()
        .map(BrokerStart::raftEpoch)
        .toList();
  }
}
