package io.streambus.testkit.simulation;

/** What a request asks for. */
public enum Verb {
  /** To apply an object that must not exist. */
  CREATE,
  /** To apply an object. */
  APPLY,
  /** To replace the status of a StreamBusCluster. */
  PATCH_STATUS,
  /** To change some fields of a pod or a claim. */
  PATCH,
  /** To delete an object. */
  DELETE,
  /** To read an object from the server. */
  READ
}
