package io.streambus.resources.tenants;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.model.Tenancy.Tenant;
import io.streambus.resources.model.Tenancy.TenantLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A limit whose sum over all tenants exceeds the capacity of all brokers, however the tenants are
 * distributed.
 *
 * @param limit limit of a tenant, as named in the spec
 * @param committed sum of the limits
 * @param available capacity of the brokers
 */
public record Overcommitment(String limit, String committed, String available) {

  /** Fixed connection limit of every broker version. */
  private static final int BROKER_CONNECTION_LIMIT = 10_000;

  private static final BigDecimal GIBIBYTE = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal MEBIBYTE_IN_BITS = BigDecimal.valueOf(8L << 20);

  /**
   * Returns all overcommitted limits, in the order of the limits. Tenants without a limit do not
   * count.
   */
  public static List<Overcommitment> of(BrokerCluster cluster) {
    return cluster.tenancy() instanceof Tenancy.Enabled enabled
        ? Stream.of(
                storage(enabled.tenants(), cluster),
                connections(enabled.tenants(), cluster.replicas()),
                bandwidth(enabled.tenants(), cluster))
            .flatMap(Optional::stream)
            .toList()
        : List.of();
  }

  private static Optional<Overcommitment> storage(
      ImmutableList<Tenant> tenants, BrokerCluster cluster) {
    long total = sum(tenants, TenantLimits::storageGibibytes);
    CanonicalQuantity volume = cluster.currentStorage().size();
    return isAtMost(share(BigDecimal.valueOf(total).multiply(GIBIBYTE), cluster), volume)
        ? Optional.empty()
        : Optional.of(
            new Overcommitment(
                "maxStorageGB",
                total + "Gi",
                "%d volumes of %s".formatted(cluster.replicas(), volume)));
  }

  /** Returns the share of each broker if tenants are distributed evenly. */
  private static BigDecimal share(BigDecimal sum, BrokerCluster cluster) {
    return sum.divide(BigDecimal.valueOf(cluster.replicas()), 0, RoundingMode.UP);
  }

  private static boolean isAtMost(BigDecimal bytes, CanonicalQuantity volume) {
    return CanonicalQuantity.parse(bytes.toPlainString())
        .filter(share -> share.compareTo(volume) <= 0)
        .isPresent();
  }

  private static Optional<Overcommitment> connections(ImmutableList<Tenant> tenants, int replicas) {
    long total = sum(tenants, TenantLimits::connections);
    return total <= (long) BROKER_CONNECTION_LIMIT * replicas
        ? Optional.empty()
        : Optional.of(
            new Overcommitment(
                "maxConnections",
                Long.toString(total),
                "%d brokers with %d connections".formatted(replicas, BROKER_CONNECTION_LIMIT)));
  }

  /**
   * Checks the bandwidth, which is unlimited unless both annotations of the bandwidth plugin limit
   * it.
   */
  private static Optional<Overcommitment> bandwidth(
      ImmutableList<Tenant> tenants, BrokerCluster cluster) {
    long total = sum(tenants, TenantLimits::bandwidthMebibytes);
    BigDecimal share = share(BigDecimal.valueOf(total).multiply(MEBIBYTE_IN_BITS), cluster);
    return bits(cluster, "ingress")
        .flatMap(in -> bits(cluster, "egress").map(in::add))
        .filter(bound -> share.compareTo(bound) > 0)
        .map(
            bound ->
                new Overcommitment(
                    "maxBandwidthMBps",
                    total + " MiB/s",
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

  /** Returns a single sentence for users. */
  @Override
  public String toString() {
    return "%s of all tenants adds up to %s, which exceeds the capacity of %s"
        .formatted(limit, committed, available);
  }
}
