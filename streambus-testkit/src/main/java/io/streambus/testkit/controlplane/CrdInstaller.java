package io.streambus.testkit.controlplane;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusClusterCrd;
import java.util.concurrent.TimeUnit;

/** Installs the CRD of this release and waits until the API server serves it. */
public final class CrdInstaller {

  private static final int TIMEOUT_SECONDS = 30;

  private CrdInstaller() {}

  /**
   * Applies the CRD.
   *
   * @param client needs the permission to apply and watch CustomResourceDefinitions
   * @throws io.fabric8.kubernetes.client.KubernetesClientTimeoutException if it is not served
   *     within 30 seconds
   */
  public static void install(KubernetesClient client) {
    CustomResourceDefinition crd =
        client
            .getKubernetesSerialization()
            .unmarshal(StreamBusClusterCrd.asYaml(), CustomResourceDefinition.class);
    client.resource(crd).serverSideApply();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(StreamBusClusterCrd.NAME)
        .waitUntilCondition(CrdInstaller::isServed, TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  private static boolean isServed(CustomResourceDefinition crd) {
    return crd != null
        && crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
  }
}
