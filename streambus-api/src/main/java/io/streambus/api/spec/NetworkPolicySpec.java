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
 * Who may connect to the ports of the brokers. It counts where a NetworkPolicy is made: with
 * multiTenancy.isolation.networkPolicies, and whenever TLS, authentication or authorization is on.
 */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableNetworkPolicySpec.class)
@JsonDeserialize(as = ImmutableNetworkPolicySpec.class)
@ValidationRule(
    value =
        "!has(self.from) || self.from.all(p, has(p.ipBlock) != (has(p.podSelector) || has(p.namespaceSelector)))",
    message = "each item of from must have either ipBlock or selectors")
@ValidationRule(
    value =
        "!has(self.metricsFrom) || self.metricsFrom.all(p, has(p.ipBlock) != (has(p.podSelector) || has(p.namespaceSelector)))",
    message = "each item of metricsFrom must have either ipBlock or selectors")
public interface NetworkPolicySpec {

  /** Who may connect to the client port. Unset: everybody inside the Kubernetes cluster. */
  @JsonProperty("from")
  @Size(max = 64)
  List<NetworkPolicyPeer> clients();

  /**
   * Who, besides the operator, may connect to the port of health checks, metrics and the admin API.
   * Unset: with metrics on, every pod of the namespace called monitoring; otherwise nobody.
   */
  @Size(max = 64)
  List<NetworkPolicyPeer> metricsFrom();

  /** A builder with every field unset. */
  static ImmutableNetworkPolicySpec.Builder builder() {
    return ImmutableNetworkPolicySpec.builder();
  }
}
