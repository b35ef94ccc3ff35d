package io.streambus.app.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import io.streambus.api.StreamBusClusterCrd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The manifests that install the operator, in the order in which to apply them. */
public final class InstallManifests {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private InstallManifests() {}

  /** Returns the YAML of each file, by path, such as {@code rbac/operator-role.yaml}. */
  public static Map<String, String> files(InstallOptions options) {
    RoleManifests roles = new RoleManifests(options);
    return ImmutableMap.<String, String>builder()
        .put("crd/streambusclusters.yaml", StreamBusClusterCrd.asYaml())
        .put("manager/namespace.yaml", template("namespace", options))
        .put("manager/service-account.yaml", yaml(roles.serviceAccount()))
        .put("rbac/operator-role.yaml", yaml(roles.clusterAccess()))
        .put("manager/leader-election-role.yaml", yaml(roles.leaderElection()))
        .put("rbac/user-roles.yaml", yaml(roles.userAccess()))
        .put("manager/service.yaml", template("service", options))
        .put("manager/pod-disruption-budget.yaml", template("pod-disruption-budget", options))
        .put("manager/deployment.yaml", template("deployment", options))
        .build();
  }

  /** Returns all manifests as YAML documents, for {@code kubectl apply --server-side -f -}. */
  public static String asYaml(InstallOptions options) {
    String metricsAccess = yaml(new RoleManifests(options).metricsAccess());
    return Stream.concat(files(options).values().stream(), Stream.of(metricsAccess))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("---\n"));
  }

  private static String template(String name, InstallOptions options) {
    return read(name + ".yaml")
        .replace("${namespace}", scalar(options.namespace()))
        .replace("${image}", scalar(options.image()))
        .replace("${watchNamespaces}", String.join(",", options.watchedNamespaces()))
        // Without the option, the operator watches all namespaces.
        .replaceFirst("\n *- --watch-namespaces=\n", "\n");
  }

  private static String yaml(List<Map<String, Object>> objects) {
    return objects.stream().map(InstallManifests::yaml).collect(Collectors.joining("---\n"));
  }

  /** In quotes if YAML would read the text as something else, such as {@code true} or a number. */
  private static String scalar(String text) {
    return yaml((Object) text).strip();
  }

  private static String yaml(Object object) {
    try {
      return YAML.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps, lists and strings can be written", e);
    }
  }

  /** Reads a file next to this class. */
  static String read(String name) {
    try {
      return Resources.toString(
          Resources.getResource(InstallManifests.class, name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
