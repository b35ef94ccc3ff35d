package io.streambus.api.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantees that the CRD, which is the API for users, changes only with an approved change. */
class CrdApprovalTest {

  private static final Path APPROVED = Path.of("src/main/resources" + StreamBusClusterCrd.RESOURCE);
  private static final Path DEPLOYED = Path.of("../deploy/manifests/crd/streambusclusters.yaml");

  private static final Path SCHEMA =
      Path.of("src/main/resources/META-INF/streambus/streambuscluster-schema.json");

  @Test
  void generatedCrdMatchesApprovedCrd(@TempDir Path directory) throws IOException {
    // When
    String generated = CrdGeneration.yaml(Path.of("src/main/java"), directory);

    // Then
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(APPROVED.getParent());
      Files.writeString(APPROVED, generated);
      Files.createDirectories(DEPLOYED.getParent());
      Files.writeString(DEPLOYED, generated);
      Files.createDirectories(SCHEMA.getParent());
      Files.writeString(SCHEMA, ExtractedSchema.json(generated));
    }
    assertThat(Files.readString(APPROVED))
        .as("%s; approve an intended change with -Dgolden.update=true", APPROVED)
        .isEqualTo(generated);
    assertThat(Files.readString(DEPLOYED)).as("%s", DEPLOYED).isEqualTo(generated);
    assertThat(Files.readString(SCHEMA))
        .as("%s", SCHEMA)
        .isEqualTo(ExtractedSchema.json(generated));
  }

  @Test
  void allStreamBusFieldsHaveDescriptions() throws IOException {
    // Given
    JsonNode crd = new YAMLMapper().readTree(Files.readString(APPROVED));
    JsonNode root = crd.at("/spec/versions/0/schema/openAPIV3Schema");

    // When
    List<String> undescribed = new ArrayList<>();
    collectUndescribed("", root, undescribed);

    // Then
    assertThat(undescribed).isEmpty();
  }

  /** Kubernetes types have no descriptions and are skipped. */
  private static void collectUndescribed(String path, JsonNode schema, List<String> found) {
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              String name = path + "." + property.getKey();
              boolean isKubernetesType =
                  name.matches(
                      "\\.spec\\.(resources|affinity|tolerations|topologySpreadConstraints"
                          + "|podSecurityContext|securityContext|networkPolicy\\.(from|metricsFrom)"
                          + "|security\\.tls\\.proxy\\.resources)\\..*");
              if (!property.getValue().has("description") && !isKubernetesType) {
                found.add(name);
              }
              collectUndescribed(name, property.getValue(), found);
              collectUndescribed(name, property.getValue().path("items"), found);
            });
  }
}
