package io.streambus.resources.validation;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.resources.defaults.NonDefault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules for the peers that can connect to the brokers. An empty peer is rejected by the API server
 * or matches nothing.
 */
final class NetworkRules {

  private NetworkRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.networkPolicy().stream()
        .flatMap(policy -> Stream.concat(enabled(policy, spec), peers(policy)));
  }

  private static Stream<Problem> enabled(NetworkPolicySpec policy, StreamBusClusterSpec spec) {
    boolean requested =
        spec.multiTenancy()
            .flatMap(MultiTenancySpec::isolation)
            .filter(NonDefault::networkPolicies)
            .isPresent();
    return Field.of("spec.networkPolicy.enabled", policy.enabled())
        .must(
            enabled -> enabled || !requested,
            "must be true if spec.multiTenancy.isolation.networkPolicies is true; remove one of"
                + " the two fields");
  }

  private static Stream<Problem> peers(NetworkPolicySpec policy) {
    return Stream.concat(
        Lists.each("spec.networkPolicy.from", policy.clients(), NetworkRules::peer),
        Lists.each("spec.networkPolicy.metricsFrom", policy.metricsFrom(), NetworkRules::peer));
  }

  private static Stream<Problem> peer(String path, NetworkPolicyPeer peer) {
    boolean hasSelector = peer.getPodSelector() != null || peer.getNamespaceSelector() != null;
    if (hasSelector == (peer.getIpBlock() != null)) {
      return Stream.of(
          new Problem(
              path,
              "",
              "must have either ipBlock or selectors: set podSelector, namespaceSelector or both,"
                  + " or ipBlock only"));
    }
    return Stream.ofNullable(peer.getIpBlock()).flatMap(block -> block(path + ".ipBlock", block));
  }

  private static Stream<Problem> block(String path, IPBlock block) {
    String cidr = Optional.ofNullable(block.getCidr()).orElse("");
    List<String> except = block.getExcept() == null ? List.of() : block.getExcept();
    return Stream.concat(
        cidr(path + ".cidr", cidr),
        Lists.each(path + ".except", except, (item, text) -> exception(item, text, cidr)));
  }

  private static Stream<Problem> cidr(String path, String text) {
    return Field.of(path, text)
        .must(
            block -> CidrBlock.parse(block).isPresent(),
            "must be a CIDR block, such as 10.0.0.0/8 or fd00::/8");
  }

  /** Compares it with a valid block only: an invalid one is a problem of its own. */
  private static Stream<Problem> exception(String path, String text, String cidr) {
    Optional<CidrBlock> whole = CidrBlock.parse(cidr);
    Optional<CidrBlock> part = CidrBlock.parse(text);
    return whole.isEmpty() || part.isEmpty()
        ? cidr(path, text)
        : Field.of(path, text)
            .must(
                block -> whole.get().strictlyContains(part.get()),
                "must be within " + cidr + " and smaller than it");
  }
}
