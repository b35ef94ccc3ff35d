package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.KubernetesListBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitopsRendererTest {

  private static final Path RESOURCES = Path.of("src/test/resources");

  @TempDir private Path directory;

  @Test
  void writesManifestsOfEachCluster() throws IOException {
    Path manifests = directory.resolve("manifests");

    List<String> problems = GitopsRenderer.render(RESOURCES.resolve("clusters"), target(), manifests);

    assertEquals(List.of(), problems);
    String orders = Files.readString(manifests.resolve("orders.yaml"));
    assertTrue(orders.contains("kind: StatefulSet"), orders);
    assertTrue(orders.contains("kind: ServiceMonitor"), orders);
    assertTrue(orders.contains("registry.example.com/"), orders);
  }

  @Test
  void writesNothingIfAClusterIsInvalid() throws IOException {
    Path manifests = directory.resolve("manifests");
    Path clusters = Files.createDirectories(directory.resolve("clusters"));
    String orders = orders();
    Files.writeString(clusters.resolve("a.yaml"), orders);
    Files.writeString(clusters.resolve("b.yaml"), orders.replace("replicas: 3", "replicas: 1"));
    Files.writeString(clusters.resolve("c.yaml"), orders.replace("replicas", "replcas"));

    List<String> problems = GitopsRenderer.render(clusters, target(), manifests);

    assertEquals(2, problems.size(), problems.toString());
    assertTrue(problems.get(0).contains("b.yaml: spec.replicas"), problems.get(0));
    assertTrue(problems.get(1).contains("c.yaml: spec.replcas"), problems.get(1));
    assertFalse(Files.exists(manifests));
  }

  /** Volumes of a StatefulSet cannot be changed, so a larger size must not be rendered. */
  @Test
  void keepsWhatAChangeCannotAlter() throws IOException {
    Target target = target();
    String manifests = new ClusterRenderer(target).render(orders()).manifests();
    StatefulSet existing =
        new StatefulSetBuilder()
            .withNewMetadata()
            .withNamespace("prod-shop")
            .withName("orders")
            .endMetadata()
            .withNewSpec()
            .withReplicas(3)
            .addNewVolumeClaimTemplate()
            .withNewMetadata()
            .withName("data")
            .endMetadata()
            .withNewSpec()
            .withStorageClassName("fast")
            .withNewResources()
            .withRequests(Map.of("storage", new Quantity("10Gi")))
            .endResources()
            .endSpec()
            .endVolumeClaimTemplate()
            .addNewVolumeClaimTemplate()
            .withNewMetadata()
            .withName("raft")
            .endMetadata()
            .withNewSpec()
            .withNewResources()
            .withRequests(Map.of("storage", new Quantity("5Gi")))
            .endResources()
            .endSpec()
            .endVolumeClaimTemplate()
            .endSpec()
            .build();

    String later =
        new ClusterRenderer(
                new Target(
                    target.clusterDomain(),
                    target.imageRegistry(),
                    target.apiVersions(),
                    new KubernetesListBuilder().withItems(existing).build()))
            .render(orders())
            .manifests();

    assertTrue(manifests.contains("20Gi"), manifests);
    assertTrue(later.contains("10Gi"), later);
    assertFalse(later.contains("20Gi"), later);
  }

  /** The manifests do not need a Kubernetes client, and a client needs much. */
  @Test
  void noClientIsOnTheClassPath() {
    assertThrows(
        ClassNotFoundException.class,
        () -> Class.forName("io.fabric8.kubernetes.client.impl.KubernetesClientImpl"));
  }

  private static Target target() throws IOException {
    return Target.read(RESOURCES.resolve("target.yaml"));
  }

  private static String orders() throws IOException {
    return Files.readString(RESOURCES.resolve("clusters/orders.yaml"));
  }
}
