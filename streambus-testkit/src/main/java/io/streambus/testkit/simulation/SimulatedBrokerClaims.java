package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerClaims;
import io.streambus.operator.port.ClaimChange;
import io.streambus.operator.port.WriteResult;
import java.util.List;

/** The claims of brokers. Reads are never behind. */
record SimulatedBrokerClaims(SimulatedBrokers brokers, SimulatedWrites writes)
    implements BrokerClaims {

  @Override
  public List<BrokerClaim> of(StreamBusCluster cluster) {
    return brokers.claims(cluster);
  }

  @Override
  public WriteResult delete(BrokerClaim claim) {
    return writes.run(Verb.DELETE, claim.version().key(), () -> brokers.delete(claim.version()));
  }

  @Override
  public WriteResult patch(BrokerClaim claim, ClaimChange change) {
    return writes.run(Verb.PATCH, claim.version().key(), () -> brokers.patch(claim, change));
  }
}
