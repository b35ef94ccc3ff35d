package io.streambus.resources.enforcement;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.TenantsApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Table of which component enforces which field. Each field of the spec is covered by exactly one
 * row.
 */
public final class Capabilities {

  static final ImmutableList<Capability> TABLE =
      Stream.of(
              PodCapabilities.ROWS,
              ConfigCapabilities.ROWS,
              TlsCapabilities.ROWS,
              AccessCapabilities.ROWS,
              TenancyCapabilities.ROWS,
              ObservabilityCapabilities.ROWS)
          .flatMap(List::stream)
          .collect(ImmutableList.toImmutableList());

  private Capabilities() {}

  /**
   * Returns the requested fields that are not enforced, in table order.
   *
   * @param spec a valid spec
   * @param desired the cluster that the spec requests
   * @param tenantsApi whether the brokers support the tenants API
   */
  public static List<NotEnforced> gaps(
      StreamBusClusterSpec spec, BrokerCluster desired, TenantsApi tenantsApi) {
    var context = new EnforcementContext(spec, desired, tenantsApi);
    return TABLE.stream()
        .map(capability -> capability.gap(context))
        .flatMap(Optional::stream)
        .toList();
  }
}
