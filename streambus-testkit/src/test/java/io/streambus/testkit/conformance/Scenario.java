package io.streambus.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A sequence of changes by a user.
 *
 * @param name name, which is also a DNS label
 * @param steps the changes
 * @param isParallel whether pods are created and deleted in any order
 */
record Scenario(String name, List<ScenarioStep> steps, boolean isParallel) {

  static List<Scenario> readAll() {
    JsonNode objects = ConformanceFile.read("objects.yaml");
    return StreamSupport.stream(
            ConformanceFile.read("scenarios.yaml").path("scenarios").spliterator(), false)
        .map(each -> of(each, objects))
        .toList();
  }

  private static Scenario of(JsonNode scenario, JsonNode objects) {
    JsonNode own = objects.deepCopy();
    JsonNode set = scenario.path("set");
    MergePatches.apply((ObjectNode) own.path("StatefulSet/web"), set);
    return new Scenario(
        scenario.path("name").asText(),
        StreamSupport.stream(scenario.path("steps").spliterator(), false)
            .map(step -> ScenarioStep.of(step, own))
            .toList(),
        set.at("/spec/podManagementPolicy").asText().equals("Parallel"));
  }

  @Override
  public String toString() {
    return name;
  }
}
