package io.streambus.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Grafana dashboard.
 *
 * @param name file name without extension
 * @param queries queries of all panels
 */
record Dashboard(String name, List<Query> queries) {

  /**
   * A query of a panel.
   *
   * @param expression PromQL, without variables
   * @param instant whether it is evaluated at one time only
   */
  record Query(String panel, String expression, boolean instant) {}

  static final List<String> NAMES = List.of("operator", "broker-cluster", "multi-tenancy");

  static Dashboard read(String name) throws IOException {
    JsonNode tree =
        new ObjectMapper()
            .readTree(DeployFile.DEPLOY.resolve("dashboards/" + name + ".json").toFile());
    List<Query> queries = new ArrayList<>();
    for (JsonNode panel : tree.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(
            new Query(
                panel.path("title").asText(),
                withoutVariables(target.path("expr").asText(), variables(name)),
                target.path("instant").asBoolean()));
      }
    }
    return new Dashboard(name, queries);
  }

  /** The values that match the samples. */
  private static Map<String, String> variables(String dashboard) {
    return dashboard.equals("broker-cluster")
        ? Map.of("$__rate_interval", "20m", "$namespace", "default", "$cluster", "demo")
        : Map.of("$__rate_interval", "20m", "$namespace", ".*", "$cluster", ".*", "$tenant", ".*");
  }

  private static String withoutVariables(String expression, Map<String, String> variables) {
    String result = expression;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      result = result.replace(variable.getKey(), variable.getValue());
    }
    return result;
  }
}
