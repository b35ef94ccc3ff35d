package io.streambus.operator.kubernetes;

import io.streambus.api.StreamBusCluster;
import java.util.List;

/**
 * The claims of brokers, also of those that were removed. Reads come from memory and include the
 * caller's own writes. Each write is one request, and is done only if the claim is still of the
 * version that the caller saw; if it is not, {@link KubernetesUnavailableException} asks to come
 * again with a newer one.
 */
public interface BrokerClaims {

  /** The claims of a cluster by template and ordinal. No request. */
  List<BrokerClaim> of(StreamBusCluster cluster);

  /** Deletes a claim, and with it the volume where its class says so. Done when it is gone. */
  WriteResult delete(BrokerClaim claim);

  /** Changes a claim. */
  WriteResult patch(BrokerClaim claim, ClaimPatch change);
}
