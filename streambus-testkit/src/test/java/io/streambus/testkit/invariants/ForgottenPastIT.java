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
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.WithoutInvariants;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * If this failed, every test that changes the CRD would now and then fail for a watch that ended,
 * and tell nothing of the operator.
 */
@ControlPlaneTest
@WithoutInvariants(reason = "The watch is made by the test.")
class ForgottenPastIT {

  @AfterEach
  void restoreTheSchema(KubernetesClient client) {
    describe(client, description -> description);
  }

  @Test
  void aWatchGoesOnWhenTheServerForgetsThePastOfAKind(
      KubernetesClient client, ControlPlane plane, TestNamespace test) throws InterruptedException {
    try (InvariantWatch watch =
        InvariantWatch.begin(
            client, client.namespaces().withName(test.name()).get(), plane.auditLog())) {
      // Given
      createObjectsOfAnotherKind(client, test.name());

      // When
      describe(client, description -> description + " (as of this test)");
      Thread.sleep(3_000);
      createCluster(client, test.name());

      // Then
      assertThat(watch.violations(line -> false)).isEmpty();
    }
  }

  /** They take the server to versions that the watch of clusters has not heard of. */
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

  private static void describe(KubernetesClient client, UnaryOperator<String> change) {
    CustomResourceDefinition crd =
        client
            .getKubernetesSerialization()
            .unmarshal(StreamBusClusterCrd.asYaml(), CustomResourceDefinition.class);
    var schema = crd.getSpec().getVersions().get(0).getSchema().getOpenAPIV3Schema();
    schema.setDescription(change.apply(String.valueOf(schema.getDescription())));
    client.resource(crd).forceConflicts().serverSideApply();
  }
}
