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
 * Snapshot of the API states of all optional kinds.
 *
 * @param states state of each kind
 * @param watched whether a change of the APIs is noticed by itself; otherwise when a user changes a
 *     cluster that requests the kind
 */
public record OptionalApis(ImmutableMap<OptionalKind, ApiState> states, boolean watched) {

  /** Returns a snapshot in which only the APIs of the given kinds are installed. */
  public static OptionalApis installed(Set<OptionalKind> kinds) {
    return new OptionalApis(
        Maps.toMap(
            Arrays.asList(OptionalKind.values()),
            kind -> kinds.contains(kind) ? new ApiState.Served() : new ApiState.NotInstalled()),
        true);
  }

  /** Returns the kinds whose objects can be created. */
  public Set<OptionalKind> available() {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof ApiState.Served)
        .map(Map.Entry::getKey)
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Returns the objects of available kinds. Objects that the operator cannot list must not be
   * treated as undesired.
   */
  public List<HasMetadata> filterAvailable(List<HasMetadata> objects) {
    Set<OptionalKind> available = available();
    return objects.stream()
        .filter(object -> OptionalKind.of(object.getClass()).map(available::contains).orElse(true))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the state of a kind. */
  public ApiState stateOf(OptionalKind kind) {
    return states.getOrDefault(kind, new ApiState.NotInstalled());
  }

  /** State of the API of an optional kind. */
  public sealed interface ApiState {

    /** The API is served, and the cache contains all managed objects of the kind. */
    record Served() implements ApiState {}

    /** The API is not installed. */
    record NotInstalled() implements ApiState {}

    /**
     * The state is unknown or objects of the kind cannot be listed, usually for lack of a
     * permission.
     *
     * @param reason what the API server reported
     */
    record Unavailable(String reason) implements ApiState {}
  }
}
