package io.streambus.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.streambus.api.schema.CrdModel;
import java.util.List;
import org.immutables.value.Value;

/**
 * Peers that can connect to the ports of the brokers. Takes effect if the operator creates a
 * NetworkPolicy: with multiTenancy.isolation.networkPolicies, and whenever TLS, authentication or
 * authorization is enabled.
 */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableNetworkPolicySpec.class)
@JsonDeserialize(as = ImmutableNetworkPolicySpec.class)
@ValidationRule(
    value =
        "!has(self.from) || self.from.all(p, has(p.ipBlock) != (has(p.podSelector) || has(p.namespaceSelector)))",
    message =
        "each item of from must have either ipBlock or selectors: set podSelector,"
            + " namespaceSelector or both, or ipBlock only")
@ValidationRule(
    value =
        "!has(self.metricsFrom) || self.metricsFrom.all(p, has(p.ipBlock) != (has(p.podSelector) || has(p.namespaceSelector)))",
    message =
        "each item of metricsFrom must have either ipBlock or selectors: set podSelector,"
            + " namespaceSelector or both, or ipBlock only")
public interface NetworkPolicySpec {

  /**
   * from specifies the peers that can connect to the client port. Each peer must set either ipBlock
   * or selectors. Defaults to all peers inside the Kubernetes cluster.
   */
  @JsonProperty("from")
  @Size(max = 64)
  List<NetworkPolicyPeer> clients();

  /**
   * metricsFrom specifies the peers that can connect to the port for health checks, metrics and the
   * admin API, in addition to the operator. Each peer must set either ipBlock or selectors.
   * Defaults to all pods of the namespace monitoring if metrics are enabled, and to no peers
   * otherwise.
   */
  @Size(max = 64)
  List<NetworkPolicyPeer> metricsFrom();

  /** Returns a builder with all fields unset. */
  static ImmutableNetworkPolicySpec.Builder builder() {
    return ImmutableNetworkPolicySpec.builder();
  }
}
