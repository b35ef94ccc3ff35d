package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.BrokerPods.PodPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerPod;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.List;
import java.util.Optional;

/** The pods of brokers. Reads are always up to date. */
record SimulatedBrokerPods(SimulatedBrokers brokers, SimulatedWrites writes, RequestLog log)
    implements BrokerPods {

  @Override
  public List<BrokerPod> list(StreamBusCluster cluster) {
    return brokers.pods(cluster);
  }

  @Override
  public List<String> listStrays(StreamBusCluster cluster) {
    return brokers.strays(cluster);
  }

  @Override
  public BrokerWrite<BrokerPod> delete(BrokerPod pod) {
    return deleted(
        pod, writes.run(Verb.DELETE, pod.version().key(), () -> brokers.delete(pod.version())));
  }

  @Override
  public BrokerWrite<BrokerPod> evict(BrokerPod pod) {
    return deleted(
        pod, writes.run(Verb.EVICT, pod.version().key(), () -> brokers.evict(pod.version())));
  }

  @Override
  public Optional<WriteResult.Rejected> checkEviction(BrokerPod pod) {
    log.add(new Request(Verb.READ, pod.version().key(), Request.Outcome.UNCHANGED));
    return brokers.evictionObjection(pod.version()).map(WriteResult.Rejected::byDisruptionBudget);
  }

  private static BrokerWrite<BrokerPod> deleted(BrokerPod pod, WriteResult result) {
    return BrokerWrite.of(
        result, pod, deleted -> ImmutableBrokerPod.copyOf(pod).withTerminating(true));
  }

  @Override
  public BrokerWrite<BrokerPod> patch(BrokerPod pod, PodPatch patch) {
    return BrokerWrite.of(
        writes.run(Verb.PATCH, pod.version().key(), () -> brokers.patch(pod, patch)),
        pod,
        live -> brokers.pod(live).orElse(pod));
  }
}
