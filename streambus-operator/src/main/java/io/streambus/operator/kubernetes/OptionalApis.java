package io.streambus.operator.kubernetes;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.resources.model.OptionalKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The APIs of all optional kinds at one moment.
 *
 * @param states of each kind
 */
public record OptionalApis(ImmutableMap<OptionalKind, ApiState> states) {

  /** Those of the given kinds are installed, and the others are not. */
  public static OptionalApis installed(Set<OptionalKind> kinds) {
    return new OptionalApis(
        Maps.toMap(
            Arrays.asList(OptionalKind.values()),
            kind -> kinds.contains(kind) ? new ApiState.Served() : new ApiState.NotInstalled()));
  }

  /** The kinds of which objects can be made. */
  public Set<OptionalKind> available() {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof ApiState.Served)
        .map(Map.Entry::getKey)
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * The objects without those of kinds that are not available. What the operator cannot see, or can
   * no longer ask for, it must not take for unwanted.
   */
  public List<HasMetadata> reachable(List<HasMetadata> objects) {
    Set<OptionalKind> available = available();
    return objects.stream()
        .filter(object -> OptionalKind.of(object.getClass()).map(available::contains).orElse(true))
        .collect(ImmutableList.toImmutableList());
  }

  /** The state of one kind. */
  public ApiState of(OptionalKind kind) {
    return states.getOrDefault(kind, new ApiState.NotInstalled());
  }
}
