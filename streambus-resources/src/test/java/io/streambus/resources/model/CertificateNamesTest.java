package io.streambus.resources.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Guarantees that no certificate is requested for a name that may exist on the internet. */
class CertificateNamesTest {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  @Test
  void namesThatMayExistOnTheInternetAreAbsent() {
    assertThat(CertificateNames.of(cluster("github", "dev", "cluster.local")))
        .containsExactly(
            "github.dev.svc",
            "github.dev.svc.cluster.local",
            "*.github-headless.dev.svc",
            "*.github-headless.dev.svc.cluster.local");
  }

  @Test
  void allNamesAreBelowServicesOfTheKubernetesCluster() {
    // Given
    Random random = new Random(13);

    for (int i = 0; i < 500; i++) {
      // When
      String domain = label(random) + "." + label(random);

      // Then
      assertThat(CertificateNames.of(cluster(label(random), label(random), domain)))
          .hasSize(4)
          .allMatch(name -> name.endsWith(".svc") || name.endsWith(".svc." + domain));
    }
  }

  private static String label(Random random) {
    StringBuilder label = new StringBuilder();
    for (int length = 1 + random.nextInt(12); length > 0; length--) {
      label.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return label.toString();
  }

  private static ClusterIdentity cluster(String name, String namespace, String domain) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName(name).withNamespace(namespace).build());
    cluster.setSpec(StreamBusClusterSpec.builder().build());
    return ((Resolved)
            ClusterResolver.resolve(cluster, ClusterInputs.builder().clusterDomain(domain).build()))
        .cluster()
        .identity();
  }
}
