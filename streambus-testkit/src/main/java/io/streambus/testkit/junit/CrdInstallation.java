package io.streambus.testkit.junit;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusClusterCrd;
import java.util.concurrent.TimeUnit;

/** Installs the CRD and waits until the API server serves it. */
final class CrdInstallation {

  private static final int TIMEOUT_SECONDS = 30;

  private CrdInstallation() {}

  static void install(KubernetesClient client) {
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
        .waitUntilCondition(CrdInstallation::isServed, TIMEOUT_SECONDS, TimeUnit.SECONDS);
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
