package io.streambus.operator.josdk;

/** Which failures an informer is restarted after. */
enum RestartPolicy {
  /** All, with increasing delays. */
  ALWAYS,
  /** All except a missing permission or API, because the informer would fail again. */
  UNLESS_FUTILE;

  boolean restartsAfter(ApiFailure failure) {
    return this == ALWAYS || !(failure.isForbidden() || failure.isNotFound());
  }
}
