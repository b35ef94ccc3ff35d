package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.ClaimPatch;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.List;

/** The claims of brokers. Reads are always up to date. */
record SimulatedBrokerClaims(SimulatedBrokers brokers, SimulatedWrites writes)
    implements BrokerClaims {

  @Override
  public List<BrokerClaim> list(StreamBusCluster cluster) {
    return brokers.claims(cluster);
  }

  @Override
  public WriteResult delete(BrokerClaim claim) {
    return writes.run(Verb.DELETE, claim.version().key(), () -> brokers.delete(claim.version()));
  }

  @Override
  public WriteResult patch(BrokerClaim claim, ClaimPatch patch) {
    return writes.run(Verb.PATCH, claim.version().key(), () -> brokers.patch(claim, patch));
  }
}
