package io.streambus.deploy.olm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableSet;
import io.streambus.deploy.DeployFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that OLM installs what the other manifests install, and that catalogs accept the
 * bundle. The rules are those of the bundle format {@code registry+v1} and of its validator.
 */
class OlmBundleTest {

  private static final Path BUNDLE = DeployFile.DEPLOY.resolve("olm");
  private static final Set<String> SOURCES = Set.of("icon.svg", "description.md");

  /** OLM creates these itself, or does not support them in a bundle. */
  private static final Set<String> NOT_IN_BUNDLES =
      Set.of("Namespace", "Deployment", "ServiceAccount", "StreamBusCluster");

  @Test
  void bundleMatchesCode() throws IOException {
    for (Map.Entry<String, String> file : generated().entrySet()) {
      new DeployFile("olm/" + file.getKey()).verify(file.getValue());
    }
  }

  @Test
  void everyFileIsGenerated() throws IOException {
    try (Stream<Path> all = Files.walk(BUNDLE)) {
      assertThat(
              all.filter(Files::isRegularFile)
                  .map(file -> BUNDLE.relativize(file).toString())
                  .filter(file -> !SOURCES.contains(file)))
          .containsExactlyInAnyOrderElementsOf(generated().keySet());
    }
  }

  @Test
  void nameAndVersionsFollowFormat() throws IOException {
    // When
    JsonNode csv = csv();
    String version = csv.at("/spec/version").asText();

    // Then
    assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(csv.at("/metadata/name").asText())
        .isEqualTo(annotation("package") + ".v" + version)
        .hasSizeLessThan(64);
    assertThat(csv.at("/spec/minKubeVersion").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(csv.at("/spec/installModes").findValuesAsText("type"))
        .containsExactlyInAnyOrder(
            "OwnNamespace", "SingleNamespace", "MultiNamespace", "AllNamespaces");
  }

  @Test
  void ownedCrdIsInBundleAndHasExamples() throws IOException {
    // Given
    JsonNode owned = csv().at("/spec/customresourcedefinitions/owned/0");
    JsonNode crd = read("manifests/streambusclusters.crd.yaml");

    // When
    JsonNode examples =
        new ObjectMapper().readTree(csv().at("/metadata/annotations/alm-examples").asText());

    // Then
    assertThat(owned.path("name").asText()).isEqualTo(crd.at("/metadata/name").asText());
    assertThat(owned.path("kind")).isEqualTo(crd.at("/spec/names/kind"));
    assertThat(owned.path("version")).isEqualTo(crd.at("/spec/versions/0/name"));
    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(example.path("kind")).isEqualTo(owned.path("kind"));
      assertThat(example.path("apiVersion").asText())
          .isEqualTo(crd.at("/spec/group").asText() + "/" + owned.path("version").asText());
    }
  }

  /** A path that is not in the CRD would be ignored silently. */
  @Test
  void descriptorsReferToFieldsOfCrd() throws IOException {
    // Given
    JsonNode owned = csv().at("/spec/customresourcedefinitions/owned/0");
    JsonNode schema =
        read("manifests/streambusclusters.crd.yaml")
            .at("/spec/versions/0/schema/openAPIV3Schema/properties");

    // Then
    for (String part : Set.of("spec", "status")) {
      JsonNode descriptors = owned.path(part + "Descriptors");
      for (JsonNode descriptor : descriptors) {
        String path = descriptor.path("path").asText();
        String pointer = "/" + part + "/properties/" + path.replace(".", "/properties/");
        assertThat(schema.at(pointer).isObject()).as(pointer).isTrue();
        assertThat(descriptor.path("description").asText()).as(path).isNotEmpty();
      }
      assertThat(descriptors.findValuesAsText("path"))
          .containsAll(
              part.equals("spec") ? Descriptors.OF_SPEC.keySet() : Descriptors.OF_STATUS.keySet());
    }
  }

  @Test
  void permissionsBelongToAccountOfDeployment() throws IOException {
    // When
    JsonNode install = csv().at("/spec/install/spec");
    String account = install.at("/deployments/0/spec/template/spec/serviceAccountName").asText();

    // Then
    assertThat(install.at("/permissions/0/serviceAccountName").asText()).isEqualTo(account);
    assertThat(install.at("/clusterPermissions/0/serviceAccountName").asText()).isEqualTo(account);
    // In a single namespace, OLM must grant no more than lists of nodes and of optional CRDs.
    assertThat(
            ImmutableSet.copyOf(
                install.at("/clusterPermissions/0/rules").findValuesAsText("verbs")))
        .hasSize(1);
    assertThat(install.at("/clusterPermissions/0/rules").toString())
        .doesNotContain("secrets", "pods", "create", "patch", "delete");
  }

  @Test
  void operatorWatchesNamespacesOfOperatorGroup() throws IOException {
    // When
    JsonNode container =
        csv().at("/spec/install/spec/deployments/0/spec/template/spec/containers/0");

    // Then
    assertThat(container.at("/env/0/name").asText())
        .isEqualTo("STREAMBUS_OPERATOR_WATCH_NAMESPACES");
    assertThat(container.at("/env/0/valueFrom/fieldRef/fieldPath").asText())
        .contains("olm.targetNamespaces");
    assertThat(container.path("args").toString()).doesNotContain("--watch-namespaces");
    assertThat(container.at("/resources/requests").size()).isEqualTo(2);
  }

  @Test
  void otherManifestsHaveNoNamespaceAndAreSupported() throws IOException {
    try (Stream<Path> manifests = Files.list(BUNDLE.resolve("manifests"))) {
      for (Path file : manifests.toList()) {
        JsonNode manifest = new YAMLMapper().readTree(file.toFile());
        String kind = manifest.path("kind").asText();
        assertThat(kind).isNotIn(NOT_IN_BUNDLES);
        if (!kind.equals("ClusterServiceVersion")) {
          assertThat(manifest.at("/metadata/namespace").isMissingNode()).as(kind).isTrue();
        }
      }
    }
  }

  /** OLM stores the bundle in one ConfigMap. */
  @Test
  void bundleFitsIntoConfigMap() throws IOException {
    assertThat(generated().values().stream().mapToInt(String::length).sum()).isLessThan(1 << 20);
  }

  @Test
  void labelsOfImageAreThoseOfAnnotations() throws IOException {
    assertThat(
            Files.readAllLines(BUNDLE.resolve("bundle.Dockerfile")).stream()
                .filter(line -> line.startsWith("LABEL "))
                .map(line -> line.substring("LABEL ".length()).split("=", 2))
                .collect(Collectors.toMap(label -> label[0], label -> label[1])))
        .isEqualTo(
            new YAMLMapper()
                .convertValue(read("metadata/annotations.yaml").path("annotations"), Map.class));
  }

  private static Map<String, String> generated() throws IOException {
    return new OlmBundle(BundleSource.read(DeployFile.DEPLOY)).files();
  }

  private static String annotation(String name) throws IOException {
    return read("metadata/annotations.yaml")
        .path("annotations")
        .path("operators.operatorframework.io.bundle." + name + ".v1")
        .asText();
  }

  private static JsonNode csv() throws IOException {
    return read("manifests/streambus-operator.clusterserviceversion.yaml");
  }

  private static JsonNode read(String path) throws IOException {
    return new YAMLMapper().readTree(BUNDLE.resolve(path).toFile());
  }
}
