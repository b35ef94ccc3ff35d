package io.streambus.resources.model;

import io.streambus.api.schema.GoDuration;

/**
 * Metrics of a cluster.
 *
 * @param enabled whether the HTTP port is offered for scrapes, and the operator exports series of
 *     the cluster
 * @param serviceMonitor whether a ServiceMonitor is wanted; never without {@code enabled}
 * @param interval time between two scrapes, and between two looks of the operator; a valid duration
 * @param perTenant whether the operator exports usage and limits by tenant
 */
public record MetricsSettings(
    boolean enabled, boolean serviceMonitor, GoDuration interval, boolean perTenant) {}
