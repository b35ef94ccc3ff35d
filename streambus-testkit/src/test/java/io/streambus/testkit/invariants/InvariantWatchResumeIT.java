package io.streambus.testkit.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.DisableInvariantChecks;
import io.streambus.testkit.junit.TestNamespace;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a watch survives a CRD change, so that tests that change the CRD do not fail
 * sporadically for reasons unrelated to the operator.
 */
@ControlPlaneTest
@DisableInvariantChecks(reason = "The test creates the watch.")
class InvariantWatchResumeIT {

  @AfterEach
  void restoreSchema(KubernetesClient client) {
    changeDescription(client, description -> description);
  }

  @Test
  void watchContinuesAfterServerDiscardsHistory(
      KubernetesClient client, ControlPlane plane, TestNamespace test) throws InterruptedException {
    try (InvariantWatch watch =
        InvariantWatch.start(
            client, client.namespaces().withName(test.name()).get(), plane.auditLog())) {
      // Given
      createObjectsOfAnotherKind(client, test.name());

      // When
      changeDescription(client, description -> description + " (as of this test)");
      Thread.sleep(3_000);
      createCluster(client, test.name());

      // Then
      assertThat(watch.violations(line -> false)).isEmpty();
    }
  }

  /** Advances the resource version of the server beyond what the watch of clusters has received. */
  private static void createObjectsOfAnotherKind(KubernetesClient client, String namespace) {
    for (int i = 0; i < 20; i++) {
      client
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName("other-" + i)
                  .withNamespace(namespace)
                  .endMetadata()
                  .build())
          .create();
    }
  }

  private static void createCluster(KubernetesClient client, String namespace) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.getMetadata().setName("demo");
    cluster.getMetadata().setNamespace(namespace);
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(1).build());
    client.resource(cluster).create();
  }

  private static void changeDescription(KubernetesClient client, UnaryOperator<String> change) {
    CustomResourceDefinition crd =
        client
            .getKubernetesSerialization()
            .unmarshal(StreamBusClusterCrd.asYaml(), CustomResourceDefinition.class);
    var schema = crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    schema.setDescription(change.apply(String.valueOf(schema.getDescription())));
    client.resource(crd).forceConflicts().serverSideApply();
  }
}
