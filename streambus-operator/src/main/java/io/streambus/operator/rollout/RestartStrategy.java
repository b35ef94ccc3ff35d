package io.streambus.operator.rollout;

/** How a broker is restarted. */
public enum RestartStrategy {
  /** Its pod is deleted, and Kubernetes makes another one. */
  DELETE,
  /** The images of its pod are changed, and its containers restart. */
  IN_PLACE,
  /** Its claims are deleted, and then its pod. */
  REPLACE_VOLUMES
}
