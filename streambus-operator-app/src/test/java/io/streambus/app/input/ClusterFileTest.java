package io.streambus.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.app.console.CommandException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that files written by kubectl can be read. */
class ClusterFileTest {

  @Test
  void readsItemsOfList() {
    // When
    List<ClusterDocument> clusters =
        clusters(
            """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster, metadata: {name: a}}
            - apiVersion: streambus.io/v1alpha1
              kind: StreamBusCluster
              metadata: {name: b, namespace: own}
            """);

    // Then
    assertThat(clusters)
        .extracting(ClusterDocument::namespacedName)
        .containsExactly("team/a", "own/b");
  }

  @Test
  void readsJson() {
    // When
    List<ClusterDocument> clusters =
        clusters(
            """
            {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
             "metadata": {"name": "a"}, "spec": {"replicas": 5}}
            """);

    // Then
    assertThat(clusters.get(0).cluster().getSpec().replicas()).contains(5);
  }

  @Test
  void clusterWithoutMetadataHasTitle() {
    // When
    List<ClusterDocument> clusters =
        clusters("{apiVersion: streambus.io/v1alpha1, kind: StreamBusCluster}");

    // Then
    assertThat(clusters)
        .extracting(ClusterDocument::namespacedName)
        .containsExactly("team/(no name)");
  }

  @Test
  void rejectsDirectory(@TempDir Path directory) {
    // When
    assertThatThrownBy(
            () -> ClusterFile.of(directory.toString(), new ByteArrayInputStream(new byte[0])))

        // Then
        .isInstanceOf(CommandException.class)
        .hasMessageStartingWith(directory + ": ");
  }

  private static List<ClusterDocument> clusters(String yaml) {
    return ClusterFile.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .clusters("team");
  }
}
