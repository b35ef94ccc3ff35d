package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.UnknownClaim;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The claims of brokers. Reads are always up to date. */
record SimulatedBrokerClaims(SimulatedBrokers brokers, SimulatedWrites writes, RequestLog log)
    implements BrokerClaims {

  @Override
  public List<BrokerClaim> list(StreamBusCluster cluster) {
    return brokers.claims(cluster);
  }

  @Override
  public List<UnknownClaim> find(StreamBusCluster cluster, Set<String> names) {
    String namespace = cluster.getMetadata().getNamespace();
    names.forEach(
        name ->
            log.add(
                new Request(
                    Verb.READ,
                    new ObjectKey(
                        HasMetadata.getKind(PersistentVolumeClaim.class), namespace, name),
                    Request.Outcome.UNCHANGED)));
    return brokers.claims(namespace, names);
  }

  @Override
  public Optional<WriteResult.Rejected> adopt(UnknownClaim claim, StreamBusCluster cluster) {
    return writes.run(
                Verb.PATCH, claim.version().key(), () -> brokers.adopt(claim.version(), cluster))
            instanceof WriteResult.Rejected rejected
        ? Optional.of(rejected)
        : Optional.empty();
  }

  @Override
  public BrokerWrite<BrokerClaim> delete(BrokerClaim claim) {
    return BrokerWrite.of(
        writes.run(Verb.DELETE, claim.version().key(), () -> brokers.delete(claim.version())),
        claim,
        deleted -> ImmutableBrokerClaim.copyOf(claim).withTerminating(true));
  }

  @Override
  public BrokerWrite<BrokerClaim> patch(BrokerClaim claim, ClaimPatch patch) {
    return BrokerWrite.of(
        writes.run(Verb.PATCH, claim.version().key(), () -> brokers.patch(claim, patch)),
        claim,
        live -> ClaimReader.read((PersistentVolumeClaim) live).orElse(claim));
  }
}
