package io.streambus.api.values;

import io.streambus.api.schema.SpecValue;

/** What happens to PersistentVolumeClaims that no broker uses any longer. */
public enum ClaimRetentionPolicy implements SpecValue {
  /** The claims and their volumes remain until a user deletes them. */
  RETAIN("Retain"),
  /**
   * The claims are deleted, and so are their volumes if the reclaim policy of the StorageClass says
   * so.
   */
  DELETE("Delete");

  private final String value;

  ClaimRetentionPolicy(String value) {
    this.value = value;
  }

  @Override
  public String value() {
    return value;
  }
}
