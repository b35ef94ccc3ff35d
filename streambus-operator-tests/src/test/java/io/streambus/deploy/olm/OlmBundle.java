package io.streambus.deploy.olm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.app.manifests.InstallManifests;
import io.streambus.app.manifests.InstallOptions;
import io.streambus.operator.permissions.Permission.PermissionFeature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The bundle of the operator in the format {@code registry+v1} of OLM. OLM creates the
 * ServiceAccount, the Roles and the Deployment from the ClusterServiceVersion; the other manifests
 * are applied as they are, in the namespace of the operator.
 *
 * @param source what the ClusterServiceVersion contains besides the code
 */
record OlmBundle(BundleSource source) {

  static final Map<String, String> ANNOTATIONS =
      ImmutableMap.of(
          "operators.operatorframework.io.bundle.mediatype.v1", "registry+v1",
          "operators.operatorframework.io.bundle.manifests.v1", "manifests/",
          "operators.operatorframework.io.bundle.metadata.v1", "metadata/",
          "operators.operatorframework.io.bundle.package.v1", "streambus-operator",
          "operators.operatorframework.io.bundle.channels.v1", "candidate",
          "operators.operatorframework.io.bundle.channel.default.v1", "candidate",
          "com.redhat.openshift.versions", "v4.16");

  private static final Set<String> ADDED_MANIFESTS = Set.of("service", "pod-disruption-budget");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  /** Returns the text of each file, by its path in the bundle. */
  Map<String, String> files() throws JsonProcessingException {
    Map<String, String> manifests =
        InstallManifests.files(
            new InstallOptions(
                InstallOptions.DEFAULT_NAMESPACE,
                List.of(),
                PermissionFeature.defaults(),
                InstallOptions.DEFAULT_IMAGE));
    Map<String, String> files = new TreeMap<>();
    files.put("manifests/streambusclusters.crd.yaml", StreamBusClusterCrd.asYaml());
    for (String name : ADDED_MANIFESTS) {
      JsonNode manifest = YAML.readTree(manifests.get("manager/" + name + ".yaml"));
      ((ObjectNode) manifest.path("metadata")).remove("namespace");
      files.put(
          "manifests/streambus-operator." + name + ".yaml", YAML.writeValueAsString(manifest));
    }
    JsonNode deployment = YAML.readTree(manifests.get("manager/deployment.yaml"));
    files.put(
        "manifests/streambus-operator.clusterserviceversion.yaml",
        YAML.writeValueAsString(new ClusterServiceVersion(source, deployment).tree()));
    files.put(
        "metadata/annotations.yaml",
        YAML.writeValueAsString(ImmutableMap.of("annotations", ANNOTATIONS)));
    files.put("bundle.Dockerfile", dockerfile());
    return files;
  }

  private static String dockerfile() {
    return """
    # Image of the bundle: docker build -f bundle.Dockerfile -t streambus/operator-bundle .
    FROM scratch

    """
        + ANNOTATIONS.entrySet().stream()
            .map(label -> "LABEL %s=%s\n".formatted(label.getKey(), label.getValue()))
            .collect(Collectors.joining())
        + """

        COPY manifests /manifests/
        COPY metadata /metadata/
        """;
  }
}
