package io.streambus.resources.model;

/**
 * A tenant with the limits that are in force after defaults and overrides.
 *
 * @param id its identifier
 * @param limits what it may use
 */
public record Tenant(String id, TenantLimits limits) {}
