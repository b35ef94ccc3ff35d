package io.streambus.testkit.simulation;

/** Operation of a request. */
public enum Verb {
  /** Creates an object, which must not exist. */
  CREATE,
  /** Applies an object with server-side apply. */
  APPLY,
  /** Replaces the status of a StreamBusCluster. */
  PATCH_STATUS,
  /** Patches some fields of a pod or a claim. */
  PATCH,
  /** Deletes an object. */
  DELETE,
  /** Reads an object from the API server. */
  READ
}
