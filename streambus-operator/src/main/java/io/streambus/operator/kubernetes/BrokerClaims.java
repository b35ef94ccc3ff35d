package io.streambus.operator.kubernetes;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/**
 * Reads and writes the PersistentVolumeClaims of brokers, including removed brokers. Reads are
 * served from memory and include the caller's own writes. Each write is one request and succeeds
 * only if the claim still has the resource version that the caller read; otherwise it throws {@link
 * KubernetesUnavailableException}, and the caller must retry with a newer version.
 */
public interface BrokerClaims {

  /**
   * Returns the claims of the brokers of a cluster, sorted by template and ordinal, without others
   * that have their labels. Sends no request.
   */
  List<BrokerClaim> list(StreamBusCluster cluster);

  /**
   * Returns the claims in the namespace of a cluster that have one of the given names, whether or
   * not they have labels, as of a few seconds ago. Lists the claims of the namespace unless they
   * are known from then.
   */
  List<UnknownClaim> find(StreamBusCluster cluster, Set<String> names);

  /**
   * Adds the labels of a cluster to a claim.
   *
   * @return empty on success; {@link #list} returns the claim once the cache contains it
   */
  Optional<WriteResult.Rejected> adopt(UnknownClaim claim, StreamBusCluster cluster);

  /**
   * Deletes a claim, and its volume if the reclaim policy is Delete. Succeeds if it is already
   * gone. On success, the claim is terminating.
   */
  BrokerWrite<BrokerClaim> delete(BrokerClaim claim);

  /** Patches a claim. On success, returns the claim as stored by the server. */
  BrokerWrite<BrokerClaim> patch(BrokerClaim claim, ClaimPatch patch);

  /** Changes to a claim; fields that are not set remain unchanged. */
  @Value.Immutable
  interface ClaimPatch {

    /** Size to request, larger than the current request. */
    Optional<Quantity> size();

    /** Annotations to set. */
    Map<String, String> annotations();

    /** Owner to add. */
    Optional<OwnerReference> owner();

    /** UIDs of owners to remove. */
    Set<String> formerOwners();

    /** Returns a builder with every field unset. */
    static ImmutableClaimPatch.Builder builder() {
      return ImmutableClaimPatch.builder();
    }
  }
}
