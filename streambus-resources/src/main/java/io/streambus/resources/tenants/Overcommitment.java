package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableList;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenant;
import io.streambus.resources.model.TenantLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Limits of all tenants together that are more than one broker has. Each broker holds all tenants
 * to the whole of their limits, so it is one broker that counts.
 *
 * @param limit of a tenant, as the spec calls it
 * @param promised sum of the limits
 * @param available what one broker has
 */
public record Overcommitment(String limit, String promised, String available) {

  /** Brokers of every version take so many connections, and no setting changes it. */
  private static final int CONNECTIONS_OF_BROKER = 10_000;

  /** In the order of the limits; tenants without a limit promise nothing. */
  public static List<Overcommitment> of(BrokerCluster cluster) {
    return cluster.tenancy() instanceof Tenancy.On on
        ? Stream.of(storage(on.tenants(), cluster.storage().size()), connections(on.tenants()))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private static Optional<Overcommitment> storage(
      ImmutableList<Tenant> tenants, CanonicalQuantity volume) {
    String promised = sum(tenants, TenantLimits::storageGibibytes) + "Gi";
    boolean fits =
        CanonicalQuantity.parse(promised).filter(sum -> sum.compareTo(volume) <= 0).isPresent();
    return fits
        ? Optional.empty()
        : Optional.of(
            new Overcommitment("maxStorageGB", promised, "a volume of %s".formatted(volume)));
  }

  private static Optional<Overcommitment> connections(ImmutableList<Tenant> tenants) {
    long promised = sum(tenants, TenantLimits::connections);
    return promised <= CONNECTIONS_OF_BROKER
        ? Optional.empty()
        : Optional.of(
            new Overcommitment(
                "maxConnections",
                Long.toString(promised),
                "%d connections".formatted(CONNECTIONS_OF_BROKER)));
  }

  private static long sum(
      ImmutableList<Tenant> tenants, Function<TenantLimits, Optional<Integer>> limit) {
    return tenants.stream()
        .flatMap(tenant -> limit.apply(tenant.limits()).stream())
        .mapToLong(Integer::longValue)
        .sum();
  }

  /** One sentence for people. */
  @Override
  public String toString() {
    return "%s of all tenants is %s together, and a broker has %s"
        .formatted(limit, promised, available);
  }
}
