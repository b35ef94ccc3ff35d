package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenant;
import io.streambus.resources.model.TenantLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Limits of all tenants together that are more than all brokers have, however the tenants are
 * spread over them.
 *
 * @param limit of a tenant, as the spec calls it
 * @param promised sum of the limits
 * @param available what the brokers have
 */
public record Overcommitment(String limit, String promised, String available) {

  /** Brokers of every version take so many connections, and no setting changes it. */
  private static final int CONNECTIONS_OF_BROKER = 10_000;

  private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal MEBIBYTE_IN_BITS = BigDecimal.valueOf(8L << 20);

  /** In the order of the limits; tenants without a limit promise nothing. */
  public static List<Overcommitment> of(BrokerCluster cluster) {
    return cluster.tenancy() instanceof Tenancy.On on
        ? Stream.of(
                storage(on.tenants(), cluster),
                connections(on.tenants(), cluster.replicas()),
                bandwidth(on.tenants(), cluster))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private static Optional<Overcommitment> storage(
      ImmutableList<Tenant> tenants, BrokerCluster cluster) {
    long promised = sum(tenants, TenantLimits::storageGibibytes);
    CanonicalQuantity volume = cluster.storage().size();
    return isAtMost(share(BigDecimal.valueOf(promised).multiply(GIBIBYTE), cluster), volume)
        ? Optional.empty()
        : Optional.of(
            new Overcommitment(
                "maxStorageGB",
                promised + "Gi",
                "%d volumes of %s".formatted(cluster.replicas(), volume)));
  }

  /** What falls to each broker, if tenants are spread evenly. */
  private static BigDecimal share(BigDecimal sum, BrokerCluster cluster) {
    return sum.divide(BigDecimal.valueOf(cluster.replicas()), 0, RoundingMode.UP);
  }

  private static boolean isAtMost(BigDecimal bytes, CanonicalQuantity volume) {
    return CanonicalQuantity.parse(bytes.toPlainString())
        .filter(share -> share.compareTo(volume) <= 0)
        .isPresent();
  }

  private static Optional<Overcommitment> connections(ImmutableList<Tenant> tenants, int replicas) {
    long promised = sum(tenants, TenantLimits::connections);
    return promised <= (long) CONNECTIONS_OF_BROKER * replicas
        ? Optional.empty()
        : Optional.of(
            new Overcommitment(
                "maxConnections",
                Long.toString(promised),
                "%d brokers with %d connections".formatted(replicas, CONNECTIONS_OF_BROKER)));
  }

  /** A pod has as much as it likes, unless both annotations of the bandwidth plugin bound it. */
  private static Optional<Overcommitment> bandwidth(
      ImmutableList<Tenant> tenants, BrokerCluster cluster) {
    long promised = sum(tenants, TenantLimits::bandwidthMebibytes);
    BigDecimal share = share(BigDecimal.valueOf(promised).multiply(MEBIBYTE_IN_BITS), cluster);
    return bits(cluster, "ingress")
        .flatMap(in -> bits(cluster, "egress").map(in::add))
        .filter(bound -> share.compareTo(bound) > 0)
        .map(
            bound ->
                new Overcommitment(
                    "maxBandwidthMBps",
                    promised + " MiB/s",
                    "%d pods with %s bit/s in and out"
                        .formatted(cluster.replicas(), bound.toPlainString())));
  }

  private static Optional<BigDecimal> bits(BrokerCluster cluster, String direction) {
    return Optional.ofNullable(
            cluster.pod().annotations().get("kubernetes.io/" + direction + "-bandwidth"))
        .filter(text -> CanonicalQuantity.parse(text).isPresent())
        .map(text -> new Quantity(text).getNumericalAmount().stripTrailingZeros());
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
    return "%s of all tenants is %s together, and there are %s"
        .formatted(limit, promised, available);
  }
}
