package io.streambus.operator.resilience;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.faults.FaultProxy;

/**
 * Resources that the clusters of a test share.
 *
 * @param proxy template of the proxies of operators
 */
record ScenarioEnvironment(KubernetesClient admin, FaultProxy proxy, AuditLog log)
    implements AutoCloseable {

  static ScenarioEnvironment of(KubernetesClient admin, ControlPlane plane) {
    Config operator = plane.configFor(ControlPlane.OPERATOR);
    return new ScenarioEnvironment(admin, FaultProxy.inFrontOf(operator), plane.auditLog());
  }

  @Override
  public void close() {
    proxy.close();
  }
}
