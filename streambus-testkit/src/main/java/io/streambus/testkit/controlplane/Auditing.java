package io.streambus.testkit.controlplane;

/** Whether the API server logs the requests that it receives. */
public enum Auditing {
  /** No audit log; {@link ControlPlane#auditLog()} is empty. */
  NONE,

  /** One entry per request, without request bodies. */
  METADATA
}
