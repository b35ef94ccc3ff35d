package io.streambus.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.streambus.api.schema.CrdModel;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * NetworkPolicy of the cluster, and peers that can connect to the ports of the brokers. Brokers of
 * the same cluster can always connect to each other.
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
   * enabled specifies whether the operator creates a NetworkPolicy. If false, every pod of the
   * Kubernetes cluster can use the admin API of the brokers, which requires no credentials, unless
   * other NetworkPolicies prevent it. Must not be false if multiTenancy.isolation.networkPolicies
   * is true. Defaults to true.
   *
   * @return whether the operator creates a NetworkPolicy
   */
  @Default("true")
  Optional<Boolean> enabled();

  /**
   * from specifies the peers that can connect to the client port. Each peer must set either ipBlock
   * or selectors. Defaults to all pods of the Kubernetes cluster.
   *
   * @return the peers that can connect to the client port
   */
  @JsonProperty("from")
  @Size(max = 64)
  List<NetworkPolicyPeer> clients();

  /**
   * metricsFrom specifies the peers that can connect to the port for health checks, metrics and the
   * admin API, in addition to the operator, such as the pods of Prometheus. Each peer must set
   * either ipBlock or selectors. Defaults to no peers.
   *
   * @return the peers that can connect to the port for health checks, metrics and the admin API, in
   *     addition to the operator, such as the pods of Prometheus
   */
  @Size(max = 64)
  List<NetworkPolicyPeer> metricsFrom();

  /** {@return a builder with all fields unset} */
  static ImmutableNetworkPolicySpec.Builder builder() {
    return ImmutableNetworkPolicySpec.builder();
  }
}
