package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.resources.model.NetworkAccess;
import java.util.Optional;

/** Default network access to the brokers, if it is restricted. */
public final class NetworkDefaults {

  private static final NetworkPolicySpec EMPTY_POLICY = NetworkPolicySpec.builder().build();

  private NetworkDefaults() {}

  static Optional<NetworkAccess> access(StreamBusClusterSpec spec, ClusterEnvironment environment) {
    if (!isAccessRestricted(spec)) {
      return Optional.empty();
    }
    NetworkPolicySpec policy = spec.networkPolicy().orElse(EMPTY_POLICY);
    return Optional.of(
        new NetworkAccess(
            ImmutableList.copyOf(policy.clients()),
            ImmutableList.copyOf(policy.metricsFrom()),
            environment.operatorPods()));
  }

  /**
   * Whether network access is restricted. It is by default: the admin API has no access control.
   */
  public static boolean isAccessRestricted(StreamBusClusterSpec spec) {
    return spec.networkPolicy().flatMap(NetworkPolicySpec::enabled).orElse(true);
  }
}
