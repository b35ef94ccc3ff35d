package io.streambus.resources.model;

import io.streambus.api.schema.GoDuration;

/**
 * Metrics settings of a cluster.
 *
 * @param enabled whether the HTTP port is offered for scraping and the operator exports metrics of
 *     the cluster
 * @param serviceMonitor whether to create a ServiceMonitor; never true without {@code enabled}
 * @param interval scrape interval, also the interval at which the operator polls the brokers; a
 *     valid duration
 * @param perTenant whether the operator exports usage and limits per tenant
 */
public record MetricsSettings(
    boolean enabled, boolean serviceMonitor, GoDuration interval, boolean perTenant) {}
