package io.streambus.resources.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.objects.PodTemplates;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guarantees for random combinations of hostile values, in every notation that a parser might
 * convert, that no pod has a privilege that its level does not permit. The pods are searched for
 * privileges as text, independently of the controls.
 */
class HostilePodsTest {

  private static final long SEED = 15;
  private static final int SPECS = 400;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Values by the names of fields, as JSON. */
  private static final Map<String, List<String>> CONTAINER =
      Map.of(
          "privileged", List.of("true", "\"True\"", "\"true\"", "1", "\"yes\"", "1.0", "[true]"),
          "allowPrivilegeEscalation", List.of("true", "\"TRUE\"", "1", "false"),
          "runAsUser", List.of("0", "0.0", "\"0\"", "\"00\"", "-0", "0e0", "1000", "false"),
          "runAsNonRoot", List.of("false", "\"False\"", "0", "true"),
          "procMount", List.of("\"Unmasked\"", "\"Default\""),
          "seccompProfile", List.of("{\"type\": \"Unconfined\"}", "{\"type\": \"RuntimeDefault\"}"),
          "capabilities", List.of("{\"add\": [\"SYS_ADMIN\"]}", "{\"drop\": [\"ALL\"]}"),
          "windowsOptions", List.of("{\"hostProcess\": true}", "{\"hostProcess\": \"true\"}"));

  private static final Map<String, List<String>> POD =
      Map.of(
          "runAsUser", List.of("0", "0.0", "\"0\"", "2000"),
          "runAsNonRoot", List.of("false", "\"false\"", "true"),
          "sysctls", List.of("[{\"name\": \"kernel.msgmax\", \"value\": \"1\"}]"),
          "seccompProfile", List.of("{\"type\": \"Unconfined\"}"),
          "windowsOptions", List.of("{\"hostProcess\": true}"));

  private static final Map<String, List<String>> SPEC =
      Map.of(
          "hostNetwork", List.of("true", "\"true\"", "1", "false"),
          "priorityClassName", List.of("\"system-node-critical\"", "\"high\""),
          "podAnnotations",
              List.of("{\"container.apparmor.security.beta.kubernetes.io/a\": \"unconfined\"}"));

  private static final Map<String, List<String>> SIDECAR =
      Map.of(
          "ports", List.of("[{\"name\": \"p\", \"containerPort\": 1, \"hostPort\": 1}]"),
          "livenessProbe", List.of("{\"httpGet\": {\"host\": \"10.6.6.6\", \"port\": 80}}"),
          "lifecycle", List.of("{\"postStart\": {\"httpGet\": {\"host\": \"10.6.6.6\"}}}"));

  private static final Map<String, List<String>> VOLUME =
      Map.of(
          "hostPath", List.of("{\"path\": \"/\"}"),
          "nfs", List.of("{\"server\": \"a\", \"path\": \"/\"}"),
          "emptyDir", List.of("{}"));

  private static final String PRIVILEGES =
      "\"privileged\":true|hostProcess\":true|hostNetwork\":true|Unmasked|Unconfined|SYS_ADMIN"
          + "|kernel.msgmax|\"unconfined\"|hostPath|hostPort|10\\.6\\.6\\.6|system-node-critical";

  private static final String UNRESTRICTED =
      PRIVILEGES
          + "|\"runAsUser\":0|\"runAsNonRoot\":false|\"allowPrivilegeEscalation\":true|\"nfs\"";

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(
      value = PodSecurityLevel.class,
      names = {"BASELINE", "RESTRICTED"})
  void noPodExceedsItsLevel(PodSecurityLevel level) throws JsonProcessingException {
    // Given
    ClusterInputs inputs = ClusterInputs.builder().podPolicy(PodPolicy.of(level)).build();
    String forbidden = level == PodSecurityLevel.BASELINE ? PRIVILEGES : UNRESTRICTED;
    int accepted = 0;

    for (int i = 0; i < SPECS; i++) {
      // When
      ObjectNode spec = spec();
      Resolution resolution = ClusterResolver.resolve(cluster(spec), inputs);

      // Then
      if (resolution instanceof Resolved resolved) {
        accepted++;
        assertThat(PodTemplates.json(PodTemplates.build(resolved.cluster())))
            .as("%s", spec)
            .doesNotContainPattern(forbidden);
      }
    }
    assertThat(accepted).as("not everything is rejected").isPositive();
  }

  /** Reads the cluster as the operator does. */
  private static StreamBusCluster cluster(ObjectNode spec) throws JsonProcessingException {
    ObjectNode cluster = JsonNodeFactory.instance.objectNode();
    cluster.putObject("metadata").put("name", "demo").put("namespace", "default");
    cluster.set("spec", spec);
    return MAPPER.treeToValue(cluster, StreamBusCluster.class);
  }

  private ObjectNode spec() throws JsonProcessingException {
    ObjectNode spec = fields(SPEC);
    spec.set("securityContext", fields(CONTAINER));
    spec.set("podSecurityContext", fields(POD));
    ObjectNode pod = spec.putObject("podTemplate").putObject("spec");
    pod.putArray("containers").add(sidecar("a"));
    pod.putArray("initContainers").add(sidecar("b"));
    ObjectNode volume = fields(VOLUME);
    pod.putArray("volumes").add(volume.put("name", "c"));
    return spec;
  }

  private ObjectNode sidecar(String name) throws JsonProcessingException {
    ObjectNode container = fields(SIDECAR);
    container.put("name", name).put("image", "example.com/sidecar:1");
    ObjectNode hardened = JsonNodeFactory.instance.objectNode();
    hardened
        .put("allowPrivilegeEscalation", false)
        .putObject("capabilities")
        .putArray("drop")
        .add("ALL");
    hardened.setAll(fields(CONTAINER));
    container.set("securityContext", hardened);
    return container;
  }

  /** Sets few of the fields, so that many specs have only one hostile value, or none. */
  private ObjectNode fields(Map<String, List<String>> values) throws JsonProcessingException {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (String name : values.keySet().stream().sorted().toList()) {
      if (random.nextInt(12) == 0) {
        List<String> choices = values.getOrDefault(name, List.of());
        JsonNode value = MAPPER.readTree(choices.get(random.nextInt(choices.size())));
        fields.set(name, value);
      }
    }
    return fields;
  }
}
