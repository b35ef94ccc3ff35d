package io.streambus.testkit.controlplane;

/** Whether the API server writes down the requests it gets. */
public enum Auditing {
  /** Nothing is written; {@link ControlPlane#auditLog()} is empty. */
  NONE,

  /** One entry per request, without bodies. */
  METADATA
}
