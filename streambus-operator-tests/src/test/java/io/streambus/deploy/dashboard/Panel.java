package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A panel of a dashboard.
 *
 * @param json part of the dashboard
 * @param variables values of the variables of the dashboard
 */
public record Panel(JsonNode json, Map<String, String> variables) {

  /** Returns the type, such as {@code stat}. */
  public String type() {
    return json.path("type").asText();
  }

  /** Returns the title. */
  public String title() {
    return json.path("title").asText();
  }

  /** Returns the queries, with the values of variables. */
  public List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (JsonNode target : json.path("targets")) {
      queries.add(
          new Query(
              target.path("refId").asText(),
              withoutVariables(target.path("expr").asText()),
              target.path("instant").asBoolean(),
              target.path("legendFormat").asText()));
    }
    return queries;
  }

  /** Returns position and size, in columns and rows of the grid. */
  Area grid() {
    JsonNode grid = json.path("gridPos");
    return new Area(
        grid.path("x").asInt(),
        grid.path("y").asInt(),
        grid.path("w").asInt(),
        grid.path("h").asInt());
  }

  /** Returns the settings of all fields. */
  FieldSettings field() {
    return new FieldSettings(json.at("/fieldConfig/defaults"));
  }

  /** Returns the settings of a field, including overrides by its name. */
  FieldSettings field(String name) {
    FieldSettings settings = field();
    for (JsonNode override : json.at("/fieldConfig/overrides")) {
      if (override.at("/matcher/options").asText().equals(name)) {
        settings = settings.with(override.path("properties"));
      }
    }
    return settings;
  }

  private String withoutVariables(String expression) {
    String result = expression;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      result = result.replace(variable.getKey(), variable.getValue());
    }
    return result;
  }
}
