package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A Grafana dashboard.
 *
 * @param name file name without extension
 * @param json the file
 * @param variables values that match the samples
 */
public record Dashboard(String name, JsonNode json, Map<String, String> variables) {

  /** File names of all dashboards, without extension. */
  public static final List<String> NAMES = List.of("operator", "broker-cluster", "multi-tenancy");

  /** Reads a dashboard of a directory. */
  public static Dashboard read(Path directory, String name) throws IOException {
    JsonNode json = new ObjectMapper().readTree(directory.resolve(name + ".json").toFile());
    return new Dashboard(name, json, variables(name));
  }

  /** Returns the title. */
  public String title() {
    return json.path("title").asText();
  }

  /** Returns the panels, including titles of rows. */
  public List<Panel> panels() {
    return StreamSupport.stream(json.path("panels").spliterator(), false)
        .map(panel -> new Panel(panel, variables))
        .toList();
  }

  private static Map<String, String> variables(String dashboard) {
    return dashboard.equals("broker-cluster")
        ? Map.of("$__rate_interval", "4m", "$namespace", "analytics", "$cluster", "events")
        : Map.of("$__rate_interval", "4m", "$namespace", ".*", "$cluster", ".*", "$tenant", ".*");
  }
}
