package io.streambus.resources.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rules for lists whose items Kubernetes identifies by keys. The API server fails to apply an
 * object in which two items have the same keys, with a message that does not help.
 *
 * @param names the keys of an item
 * @param defaults the values of keys that can be absent
 */
record ItemKeys(ImmutableList<String> names, ImmutableMap<String, String> defaults) {

  private static final ItemKeys SPREAD = of("topologyKey", "whenUnsatisfiable");

  private static final ImmutableMap<String, ItemKeys> OF_POD =
      ImmutableMap.of("hostAliases", of("ip"));

  private static final ImmutableMap<String, ItemKeys> OF_CONTAINER =
      ImmutableMap.of(
          "env",
          of("name"),
          "ports",
          new ItemKeys(
              ImmutableList.of("containerPort", "protocol"), ImmutableMap.of("protocol", "TCP")),
          "volumeDevices",
          of("devicePath"));

  private static final ImmutableList<String> CONTAINERS =
      ImmutableList.of("containers", "initContainers");

  private static ItemKeys of(String... names) {
    return new ItemKeys(ImmutableList.copyOf(names), ImmutableMap.of());
  }

  /** Checks the lists of a partial pod and of its containers. */
  static Stream<Problem> check(String path, JsonNode pod) {
    return Stream.concat(
        check(path, pod, OF_POD),
        CONTAINERS.stream()
            .flatMap(
                list ->
                    Lists.each(
                        path + "." + list,
                        TemplateRules.items(pod.path(list)).toList(),
                        (itemPath, container) -> check(itemPath, container, OF_CONTAINER))));
  }

  private static Stream<Problem> check(
      String path, JsonNode parent, ImmutableMap<String, ItemKeys> lists) {
    return lists.entrySet().stream()
        .flatMap(
            list ->
                list.getValue().checkList(path + "." + list.getKey(), parent.path(list.getKey())));
  }

  private Stream<Problem> checkList(String path, JsonNode list) {
    Set<List<String>> seen = new HashSet<>();
    return Lists.each(
        path,
        TemplateRules.items(list).toList(),
        (itemPath, item) ->
            unique(itemPath, names.stream().map(key -> value(item, key)).toList(), seen));
  }

  private String value(JsonNode item, String key) {
    return item.path(key).asText(defaults.getOrDefault(key, ""));
  }

  /** Checks the spread constraints of a spec. */
  static Stream<Problem> checkSpread(String path, List<TopologySpreadConstraint> constraints) {
    Set<List<String>> seen = new HashSet<>();
    return Lists.each(
        path,
        constraints,
        (itemPath, constraint) ->
            SPREAD.unique(
                itemPath,
                Stream.of(constraint.getTopologyKey(), constraint.getWhenUnsatisfiable())
                    .map(key -> Objects.requireNonNullElse(key, ""))
                    .toList(),
                seen));
  }

  private Stream<Problem> unique(String path, List<String> keys, Set<List<String>> seen) {
    return Field.of(path + "." + names.get(0), keys.get(0))
        .must(
            first -> seen.add(keys),
            "must not be a duplicate; combine the entries with the same "
                + String.join(" and ", names));
  }
}
