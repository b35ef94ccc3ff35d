package io.streambus.testkit.lifecycle;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;

/**
 * What many lives share.
 *
 * @param operator how an operator gets to the server
 */
record Ground(KubernetesClient admin, Config operator, AuditLog log) {

  static Ground of(KubernetesClient admin, ControlPlane plane) {
    return new Ground(admin, plane.configFor(ControlPlane.OPERATOR), plane.auditLog());
  }
}
