package io.streambus.resources.model;

import io.streambus.api.values.ClaimRetentionPolicy;

/**
 * Retention of PersistentVolumeClaims that no broker uses any longer.
 *
 * @param whenDeleted policy for all claims when the cluster is deleted
 * @param whenScaled policy for the claims of removed brokers when the cluster is scaled down
 */
public record ClaimRetention(ClaimRetentionPolicy whenDeleted, ClaimRetentionPolicy whenScaled) {}
