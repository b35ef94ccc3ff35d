package io.streambus.testkit.controllers.client;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.testkit.controlplane.ControlPlane;
import java.net.HttpURLConnection;
import java.util.Map;

/** What pods and claims need in a cluster: a node and a default StorageClass. */
final class ClusterDefaults {

  private ClusterDefaults() {}

  static void create(KubernetesClient client) {
    if (client.storage().v1().storageClasses().list().getItems().isEmpty()) {
      createUnlessExisting(() -> client.resource(storageClass()).create());
    }
    if (client.nodes().list().getItems().isEmpty()) {
      createUnlessExisting(() -> client.resource(node()).create());
    }
  }

  private static StorageClass storageClass() {
    StorageClass created = ControlPlane.storageClass("testkit");
    created
        .getMetadata()
        .setAnnotations(Map.of("storageclass.kubernetes.io/is-default-class", "true"));
    return created;
  }

  // spotless:off
  private static Node node() {
    return new NodeBuilder()
        .withNewMetadata()
            .withName("node-0")
            .addToLabels("kubernetes.io/hostname", "node-0")
            .addToLabels("kubernetes.io/os", "linux")
            .addToLabels("topology.kubernetes.io/zone", "zone-0")
        .endMetadata()
        .build();
  }
  // spotless:on

  private static void createUnlessExisting(Runnable creation) {
    try {
      creation.run();
    } catch (KubernetesClientException e) {
      // Another test creates it at the same time.
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
    }
  }
}
