package io.streambus.resources.model;

import io.streambus.api.values.ClaimRetentionPolicy;

/**
 * What becomes of claims that no broker uses any more.
 *
 * @param whenDeleted of all claims, when the cluster is deleted
 * @param whenScaled of those of removed brokers, when the cluster gets fewer
 */
public record ClaimRetention(ClaimRetentionPolicy whenDeleted, ClaimRetentionPolicy whenScaled) {

  /** Nothing is ever deleted. */
  public static final ClaimRetention RETAIN =
      new ClaimRetention(ClaimRetentionPolicy.RETAIN, ClaimRetentionPolicy.RETAIN);
}
