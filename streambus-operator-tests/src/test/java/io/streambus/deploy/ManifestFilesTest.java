package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.Sets;
import io.streambus.app.manifests.InstallManifests;
import io.streambus.app.manifests.InstallOptions;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that manifests grant what the operator needs, and that none is left from before. */
class ManifestFilesTest {

  private static final String IMAGE = InstallOptions.DEFAULT_IMAGE;
  private static final String NAMESPACE = InstallOptions.DEFAULT_NAMESPACE;
  private static final Set<PermissionFeature> ALL = PermissionFeature.defaults();

  private final InstallOptions clusterWide = new InstallOptions(NAMESPACE, List.of(), ALL, IMAGE);

  @Test
  void manifestsMatchCode() throws IOException {
    for (Map.Entry<String, String> file : InstallManifests.files(clusterWide).entrySet()) {
      new DeployFile("manifests/" + file.getKey()).verify(file.getValue());
    }
    new DeployFile("install.yaml").verify(InstallManifests.asYaml(clusterWide));
  }

  /** An image that the charts install but the manifests do not would be built by nobody. */
  @Test
  void chartsAndManifestsNameTheSameImage() throws IOException {
    // Given
    Path charts = DeployFile.DEPLOY.resolve("charts");
    YAMLMapper yaml = new YAMLMapper();

    for (String name : List.of("streambus-operator", "streambus-cluster")) {
      // When
      JsonNode chart = yaml.readTree(charts.resolve(name).resolve("Chart.yaml").toFile());

      // Then
      assertThat(IMAGE).endsWith(":" + chart.path("version").asText());
      assertThat(chart.path("appVersion").asText("")).isIn("", chart.path("version").asText());
    }
    JsonNode values = yaml.readTree(charts.resolve("streambus-operator/values.yaml").toFile());
    assertThat(IMAGE).startsWith(values.at("/image/repository").asText() + ":");
  }

  @Test
  void everyManifestIsGenerated() throws IOException {
    // Given
    Path manifests = DeployFile.DEPLOY.resolve("manifests");

    // When
    Set<String> files;
    try (Stream<Path> all = Files.walk(manifests)) {
      files =
          all.filter(Files::isRegularFile)
              .map(file -> manifests.relativize(file).toString())
              .filter(file -> !file.endsWith("kustomization.yaml"))
              .collect(Collectors.toSet());
    }

    // Then
    assertThat(Sets.difference(files, InstallManifests.files(clusterWide).keySet())).isEmpty();
  }

  @Test
  void namespacedOverlayMatchesCode() throws IOException {
    // Given
    InstallOptions namespaced = new InstallOptions(NAMESPACE, List.of("streaming"), ALL, IMAGE);

    // When
    String role =
        InstallManifests.files(namespaced).getOrDefault("rbac/operator-role.yaml", "missing");

    // Then
    new DeployFile("kustomize/overlays/namespaced/operator-role.yaml").verify(role);
  }

  @Test
  void namespacedModeGrantsNothingClusterWide() {
    // When
    String manifests =
        InstallManifests.asYaml(new InstallOptions(NAMESPACE, List.of("b", "a", "b"), ALL, IMAGE));

    // Then
    assertThat(manifests)
        .doesNotContain("ClusterRole")
        .contains("--watch-namespaces=a,b")
        .contains("namespace: a\n")
        .contains("namespace: b\n");
  }

  @Test
  void accessReviewsAreGrantedInEveryModeOnRequest() {
    // Given
    Set<PermissionFeature> features = Set.of(PermissionFeature.SECURE_METRICS);

    // When
    String namespaced =
        InstallManifests.asYaml(new InstallOptions(NAMESPACE, List.of("a"), features, IMAGE));

    // Then
    assertThat(namespaced)
        .contains("tokenreviews", "subjectaccessreviews", "streambus-operator-metrics-reader");
    assertThat(InstallManifests.asYaml(clusterWide)).doesNotContain("tokenreviews");
  }

  @Test
  void permissionsOfOtherFeaturesAreNotGranted() {
    // When
    String role =
        InstallManifests.files(new InstallOptions(NAMESPACE, List.of(), Set.of(), IMAGE))
            .getOrDefault("rbac/operator-role.yaml", "missing");

    // Then
    assertThat(role)
        .contains("statefulsets")
        .doesNotContain("secrets")
        .doesNotContain("certificates")
        .doesNotContain("nodes");
  }
}
