package io.streambus.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.image.debian.Architecture;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneOptions;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.CrdInstaller;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the operator starts in a container without anything writable. */
class OperatorContainerIT {

  private static final Pattern AUTHORITY = Pattern.compile("certificate-authority: (.*)");

  private final ControlPlane controlPlane =
      ControlPlaneRequirement.startOrSkip(
          ControlPlaneOptions.builder()
              .profile(ControlPlaneProfile.API_SERVER_ONLY)
              .users(Map.of(ControlPlane.OPERATOR, Access.CLUSTER_ADMIN))
              .build());

  @AfterEach
  void stop() {
    controlPlane.close();
  }

  @Test
  void operatorBecomesReadyAndStops(@TempDir Path directory) throws Exception {
    // Given
    Architecture architecture = Architecture.ofBuildMachine();
    Path tar = new ImageFiles(Path.of("target")).tar(architecture);
    UnpackedImage image = UnpackedImage.unpack(tar, architecture, directory);
    Path kubeconfig = Files.writeString(image.root().resolve("kubeconfig"), kubeconfig());
    try (KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(controlPlane.configFor(ControlPlane.ADMIN))
            .build()) {
      CrdInstaller.install(client);
    }

    // When
    Map<String, String> environment =
        Map.of(
            "KUBECONFIG",
            Container.isRoot() ? "/kubeconfig" : kubeconfig.toString(),
            "STREAMBUS_OPERATOR_METRICS_BIND_ADDRESS",
            "127.0.0.1:0",
            "STREAMBUS_OPERATOR_HEALTH_PROBE_BIND_ADDRESS",
            "127.0.0.1:0");
    try (var container = Container.start(image, environment, "run")) {
      container.awaitOutput("Operator is ready");
      container.terminate();

      // Then
      assertThat(container.awaitSuccess()).contains("Operator stopped").doesNotContain("WARN");
      container
          .output()
          .lines()
          .filter(line -> line.contains("ready"))
          .forEach(System.out::println);
    }
  }

  /** Only the image is visible in the container, so the certificate is embedded. */
  private String kubeconfig() throws IOException {
    String text = Files.readString(controlPlane.kubeconfigFor(ControlPlane.OPERATOR));
    return AUTHORITY.matcher(text).replaceAll(path -> embedded(path.group(1)));
  }

  private static String embedded(String path) {
    try {
      byte[] certificate = Files.readAllBytes(Path.of(path));
      return "certificate-authority-data: " + Base64.getEncoder().encodeToString(certificate);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
