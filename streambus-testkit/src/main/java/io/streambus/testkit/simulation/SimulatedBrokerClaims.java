package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.List;

/** The claims of brokers. Reads are always up to date. */
record SimulatedBrokerClaims(SimulatedBrokers brokers, SimulatedWrites writes)
    implements BrokerClaims {

  @Override
  public List<BrokerClaim> list(StreamBusCluster cluster) {
    return brokers.claims(cluster);
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
        live -> ClaimReader.read((PersistentVolumeClaim) live));
  }
}
