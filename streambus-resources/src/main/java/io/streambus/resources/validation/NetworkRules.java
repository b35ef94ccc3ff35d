package io.streambus.resources.validation;

import com.google.common.net.InetAddresses;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules for the peers that can connect to the brokers. An empty peer is rejected by the API server
 * or matches nothing.
 */
final class NetworkRules {

  private static final Pattern CIDR = Pattern.compile("([0-9A-Fa-f:.]{2,45})/([0-9]{1,3})");
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private NetworkRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return spec.networkPolicy().stream().flatMap(NetworkRules::policy);
  }

  private static Stream<Problem> policy(NetworkPolicySpec policy) {
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
    List<String> except = block.getExcept() == null ? List.of() : block.getExcept();
    return Stream.concat(
        cidr(path + ".cidr", Optional.ofNullable(block.getCidr()).orElse("")),
        Lists.each(path + ".except", except, NetworkRules::cidr));
  }

  private static Stream<Problem> cidr(String path, String text) {
    return Field.of(path, text)
        .must(NetworkRules::isCidr, "must be a CIDR block, such as 10.0.0.0/8 or fd00::/8");
  }

  private static boolean isCidr(String text) {
    Matcher parts = CIDR.matcher(text);
    return parts.matches()
        && InetAddresses.isInetAddress(parts.group(1))
        && Integer.parseInt(parts.group(2))
            <= (parts.group(1).indexOf(':') < 0 ? IPV4_BITS : IPV6_BITS);
  }
}
