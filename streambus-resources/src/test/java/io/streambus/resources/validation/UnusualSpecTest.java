package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.io.Resources;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that every spec is either resolved or rejected with a path. A spec that made the
 * resolver fail would leave its cluster without a status that says why.
 */
class UnusualSpecTest {

  private final JsonMapper mapper = new JsonMapper();

  @ParameterizedTest
  @ValueSource(strings = {"/a", "/a.", "/-", "/", "a", "/a/../"})
  void longMountPathIsRejected(String part) throws IOException {
    for (int length : new int[] {4_096, 6_000, 60_000}) {
      // Given
      String path = part.repeat(length / part.length() + 1);

      // Then
      assertRejected(
          """
          {"podTemplate": {"spec": {"containers": [{"name": "side", "image": "a",
           "volumeMounts": [{"name": "a", "mountPath": "%s"}]}]}}}"""
              .formatted(path),
          "spec.podTemplate.spec.containers[0].volumeMounts[0].mountPath");
    }
  }

  @Test
  void longestMountPathIsAccepted() throws IOException {
    assertThat(
            resolve(
                """
                {"podTemplate": {"spec": {"containers": [{"name": "side", "image": "a",
                 "volumeMounts": [{"name": "a", "mountPath": "/b%s"}]}]}}}"""
                    .formatted("/a.".repeat(1_364))))
        .isInstanceOf(Resolved.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {62, 64, 500, 990})
  void deepFreeFormFieldIsRejected(int depth) throws IOException {
    String nested = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    if (depth > 62) {
      assertRejected(
          "{\"config\": {\"overrides\": {\"a\": %s}}}".formatted(nested), "spec.config.overrides");
    } else {
      assertThat(resolve("{\"config\": {\"overrides\": {\"a\": %s}}}".formatted(nested)))
          .isInstanceOf(Resolved.class);
    }
    assertRejected(
        "{\"podTemplate\": {\"spec\": %s}}".formatted(nested),
        depth > 62 ? "spec.podTemplate" : "spec.podTemplate.spec.a");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void resolverNeverThrows(int seed) throws IOException {
    // Given
    JsonNode schema =
        mapper
            .readTree(
                Resources.toByteArray(
                    Resources.getResource(
                        StreamBusClusterCrd.class,
                        "/META-INF/streambus/streambuscluster-schema.json")))
            .path("properties")
            .path("spec");
    RandomSpec random = new RandomSpec(new Random(seed));

    for (int i = 0; i < 200; i++) {
      String spec = mapper.writeValueAsString(random.of(schema));

      // Then
      assertThatCode(() -> build(spec)).as(spec).doesNotThrowAnyException();
    }
  }

  private void build(String spec) throws IOException {
    if (resolve(spec) instanceof Resolved resolved) {
      DesiredResources.of(resolved.cluster());
    }
  }

  private void assertRejected(String spec, String path) throws IOException {
    assertThat(resolve(spec))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.problems()).extracting(Problem::path).contains(path));
  }

  private Resolution resolve(String spec) throws IOException {
    StreamBusCluster cluster =
        mapper.readValue(
            """
            {"apiVersion": "streambus.io/v1alpha1", "kind": "StreamBusCluster",
             "metadata": {"name": "demo", "namespace": "default"}, "spec": %s}"""
                .formatted(spec),
            StreamBusCluster.class);
    return ClusterResolver.resolve(cluster, ClusterInputs.none());
  }
}
