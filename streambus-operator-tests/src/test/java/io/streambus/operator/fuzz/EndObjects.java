package io.streambus.operator.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.operator.fixture.OperatorScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The objects of a cluster that has settled, without what is meant to depend on its past.
 *
 * @param objects the content by kind and name
 */
record EndObjects(SortedMap<String, JsonNode> objects) {

  static EndObjects of(OperatorScenario scenario) {
    SortedMap<String, JsonNode> objects = new TreeMap<>();
    scenario
        .cluster
        .objectsAsYaml()
        .forEach(
            (name, yaml) -> objects.put(name, SpecSchema.read(RetainedState.maskedText(yaml))));
    RetainedState.remove(objects);
    return new EndObjects(objects);
  }

  /** Describes the objects that differ from the others, with both versions. */
  List<String> differences(EndObjects others) {
    Set<String> names = new TreeSet<>(objects.keySet());
    names.addAll(others.objects.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      compare(
          name,
          objects.getOrDefault(name, MissingNode.getInstance()),
          others.objects.getOrDefault(name, MissingNode.getInstance()),
          differences);
    }
    return differences;
  }

  private static void compare(String path, JsonNode one, JsonNode other, List<String> found) {
    if (one instanceof ObjectNode map && other instanceof ObjectNode otherMap) {
      Set<String> names = new TreeSet<>();
      map.fieldNames().forEachRemaining(names::add);
      otherMap.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(path + "." + name, map.path(name), otherMap.path(name), found));
    } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        compare(path + "[" + i + "]", one.get(i), other.get(i), found);
      }
    } else if (!Objects.equals(one, other)) {
      found.add("%s: %s instead of %s".formatted(path, one, other));
    }
  }
}
