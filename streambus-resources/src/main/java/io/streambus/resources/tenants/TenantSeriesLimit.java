package io.streambus.resources.tenants;

/**
 * Limits of the time series of the tenants of a cluster, each of which occupies memory in the
 * operator and in Prometheus.
 */
public final class TenantSeriesLimit {

  /** Maximum number of tenants of a cluster that have series. */
  public static final int MAX_TENANTS = 100;

  /** Maximum number of series of all tenants of a cluster. */
  public static final int MAX_SERIES = 2_500;

  /** Number of quotas whose usage each broker reports, and whose limit is exported once. */
  public static final int QUOTAS = 6;

  private TenantSeriesLimit() {}

  /** Maximum number of series of one tenant. */
  public static int ofTenant(int brokers) {
    return QUOTAS * (brokers + 1);
  }

  /** Maximum number of tenants that have series; the first ones of the spec. */
  public static int maxTenants(int brokers) {
    return Math.min(MAX_TENANTS, MAX_SERIES / ofTenant(brokers));
  }
}
