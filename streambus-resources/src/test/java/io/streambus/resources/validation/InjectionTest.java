package io.streambus.resources.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.AuthorizationSpec;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.api.spec.TlsSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that user input stays data. Text that became a key of the broker's file or a directive
 * of the proxy could disable what the operator enabled.
 */
class InjectionTest {

  /** Subjects that would be more than data in a shell, in a configuration file or in YAML. */
  private static final List<String> SUBJECTS =
      List.of(
          "CN=a b (c) * d,O=global/log:e",
          "CN=a }",
          "CN=a' #",
          "CN=$(id)",
          "CN=${HOME}",
          "CN=`id`",
          "CN=a\\,b",
          "CN=\\0Ab");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\nserver:\n  port: 1",
        "x: y",
        "- x",
        "# x",
        "'x",
        "\"x",
        "{a: b}",
        "*alias",
        "&anchor x",
        "!!binary x",
        "---\na: b",
        "yes",
        "~",
        "1e3",
        "x\u2028server: 1",
        "x\u0000y",
        "x\r\ny: z",
        "\\n"
      })
  void overrideStringRemainsString(String text) throws IOException {
    // When
    String file = brokerFile(text);

    // Then
    var tree = new YAMLMapper().readTree(file);
    assertThat(tree.path("free")).isEqualTo(TextNode.valueOf(text));
    assertThat(tree.path("server").path("port").asInt()).isEqualTo(9092);
  }

  @Test
  void subjectsDoNotReachProxyConfiguration() {
    // Given
    var reference = proxyFiles(List.of("CN=a"));

    // When
    var files = proxyFiles(SUBJECTS);

    // Then
    assertThat(files.get("haproxy.cfg")).isEqualTo(reference.get("haproxy.cfg"));
    assertThat(files.get("start.sh")).isEqualTo(reference.get("start.sh"));
    assertThat(files.get("subjects.txt")).isEqualTo(String.join("\n", SUBJECTS) + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=a\nCN=b",
        "CN=a\rCN=b",
        "CN=a\" }",
        "# CN=a",
        " CN=a",
        "CN=a ",
        "CN=a;id",
        "CN=\u0000",
        "CN=a\u2028CN=b"
      })
  void rejectsSubjectWithSpecialCharacters(String subject) {
    assertThat(resolve(specWithSubjects(List.of(subject)))).isInstanceOf(Rejected.class);
  }

  private static Map<String, String> proxyFiles(List<String> subjects) {
    var resolved = (Resolved) resolve(specWithSubjects(subjects));
    return resolved.cluster().proxyConfig().orElseThrow().files();
  }

  private static StreamBusClusterSpec specWithSubjects(List<String> subjects) {
    return StreamBusClusterSpec.builder()
        .security(
            SecuritySpec.builder()
                .tls(
                    TlsSpec.builder()
                        .enabled(true)
                        .certSecretName("certificate")
                        .clientAuthRequired(true)
                        .build())
                .authorization(
                    AuthorizationSpec.builder().enabled(true).allowedSubjects(subjects).build())
                .build())
        .build();
  }

  private static Resolution resolve(StreamBusClusterSpec spec) {
    var cluster = new StreamBusCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName("demo").withNamespace("default").build());
    cluster.setSpec(spec);
    return ClusterResolver.resolve(cluster, ClusterInputs.none());
  }

  private static String brokerFile(String text) {
    var resolved =
        (Resolved)
            resolve(
                StreamBusClusterSpec.builder()
                    .config(
                        ConfigSpec.builder().putOverrides("free", TextNode.valueOf(text)).build())
                    .build());
    return DesiredResources.of(resolved.cluster()).objects().stream()
        .map(DesiredResource::object)
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .flatMap(map -> map.getData().values().stream())
        .findFirst()
        .orElseThrow();
  }
}
