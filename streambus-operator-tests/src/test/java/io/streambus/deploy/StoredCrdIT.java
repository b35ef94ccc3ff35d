package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.testkit.junit.ApiServerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the API server stores every field of the CRD file unchanged. GitOps tools would
 * report a field that it drops or rewrites as a difference forever.
 */
@ApiServerTest
class StoredCrdIT {

  private static final String URL = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/";

  private final YAMLMapper yaml = new YAMLMapper();

  @Test
  void everyFieldOfFileIsStored(KubernetesClient client) throws IOException {
    // Given
    JsonNode file = yaml.readTree(StreamBusClusterCrd.asYaml());

    // When
    JsonNode stored = yaml.readTree(client.raw(URL + StreamBusClusterCrd.NAME));

    // Then
    List<String> differences = new ArrayList<>();
    compare("", file, stored, differences);
    assertThat(differences).isEmpty();
  }

  private static void compare(String path, JsonNode file, JsonNode stored, List<String> found) {
    if (file.isObject() && stored.isObject()) {
      for (Map.Entry<String, JsonNode> field : file.properties()) {
        String inner = path + "." + field.getKey();
        compare(inner, field.getValue(), stored.path(field.getKey()), found);
      }
    } else if (file.isArray() && file.size() == stored.size()) {
      for (int i = 0; i < file.size(); i++) {
        compare("%s[%d]".formatted(path, i), file.get(i), stored.get(i), found);
      }
    } else if (!isSame(file, stored)) {
      found.add("%s: %s is stored as %s".formatted(path, file, stored));
    }
  }

  private static boolean isSame(JsonNode file, JsonNode stored) {
    return (file.isNumber() && stored.isNumber())
        ? Double.compare(file.doubleValue(), stored.doubleValue()) == 0
        : file.equals(stored);
  }
}
