package io.streambus.operator.resilience;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;

/**
 * Resources that the clusters of a test share.
 *
 * @param operator client configuration of an operator
 */
record ScenarioEnvironment(KubernetesClient admin, Config operator, AuditLog log) {

  static ScenarioEnvironment of(KubernetesClient admin, ControlPlane plane) {
    return new ScenarioEnvironment(admin, plane.configFor(ControlPlane.OPERATOR), plane.auditLog());
  }
}
