package io.streambus.operator.resilience;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;

/**
 * What many lives share.
 *
 * @param operator how an operator gets to the server
 */
record TestGround(KubernetesClient admin, Config operator, AuditLog log) {

  static TestGround of(KubernetesClient admin, ControlPlane plane) {
    return new TestGround(admin, plane.configFor(ControlPlane.OPERATOR), plane.auditLog());
  }
}
