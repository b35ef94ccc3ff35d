package io.streambus.operator.rollout;

/** How a broker is restarted. */
public enum RestartStrategy {
  /** Delete the pod; the StatefulSet controller creates a new one. */
  DELETE,
  /** Patch the images of the pod so that its containers restart. */
  IN_PLACE,
  /** Delete the PersistentVolumeClaims, then the pod. */
  REPLACE_VOLUMES
}
