package io.streambus.deploy;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.operator.permissions.OperatorPermissions;
import io.streambus.operator.permissions.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guarantees that the Helm charts have the same CRD, permissions and fields as the code. */
class ChartFilesTest {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  @Test
  void crdMatchesCode() throws IOException {
    new DeployFile("charts/streambus-operator/files/crd.yaml").verify(StreamBusClusterCrd.asYaml());
  }

  @Test
  void permissionsMatchCode() throws IOException {
    // Given
    List<Map<String, Object>> permissions =
        OperatorPermissions.all().stream().map(ChartFilesTest::permission).toList();

    // Then
    new DeployFile("charts/streambus-operator/files/permissions.yaml")
        .verify(
            """
            # Permissions of the operator, generated from its code. feature: what needs the rule; each is a
            # value of rbac.features, except core, which is always granted, and leader-election. scope:
            # namespace, the namespaces of clusters; cluster, only with cluster-wide permissions; operator,
            # the namespace of the Lease.
            """
                + YAML.writeValueAsString(permissions));
  }

  @Test
  void valuesOfClusterChartHaveSchemaOfCrd() throws IOException {
    // Given
    String path = "charts/streambus-cluster/values.schema.json";
    ObjectNode schema =
        (ObjectNode) new ObjectMapper().readTree(DeployFile.DEPLOY.resolve(path).toFile());
    JsonNode spec =
        new YAMLMapper()
            .readTree(StreamBusClusterCrd.asYaml())
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");

    // When
    ((ObjectNode) schema.get("properties")).set("spec", new ValuesSchema().convert(spec));

    // Then
    new DeployFile(path).verify(print(schema));
  }

  /**
   * The package script compares alerts and dashboards that the chart contains with their source.
   */
  @Test
  void chartContainsAlertsAndDashboards() throws IOException {
    String chart = "charts/streambus-operator/files/";
    new DeployFile(chart + "alerts.yaml").verify(read("alerts/rules.yaml"));
    for (String dashboard : List.of("operator", "broker-cluster", "multi-tenancy")) {
      String file = "dashboards/" + dashboard + ".json";
      new DeployFile(chart + file).verify(read(file));
    }
  }

  private static String read(String path) throws IOException {
    return Files.readString(DeployFile.DEPLOY.resolve(Path.of(path)));
  }

  private static String print(JsonNode tree) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return new ObjectMapper().writer(printer).writeValueAsString(tree) + "\n";
  }

  private static Map<String, Object> permission(Permission permission) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("feature", permission.feature().value());
    all.put("scope", permission.scope().value());
    all.put("rule", permission.rule());
    return all;
  }
}
