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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Snapshot of the states of all APIs that may be missing: those of optional kinds, and those of
 * objects that extensions add.
 *
 * @param states state by the type of the objects
 * @param watched whether a change of the APIs is noticed by itself; otherwise when a user changes a
 *     cluster that requests the kind
 */
public record OptionalApis(
    ImmutableMap<Class<? extends HasMetadata>, ApiState> states, boolean watched) {

  private static final ApiState SERVED = new ApiState.Served();

  /** Returns a snapshot in which only the APIs of the given kinds are installed. */
  public static OptionalApis installed(Set<OptionalKind> kinds) {
    return of(
        Maps.toMap(
            Arrays.asList(OptionalKind.values()),
            kind -> kinds.contains(kind) ? new ApiState.Served() : new ApiState.NotInstalled()),
        true);
  }

  /** Returns a snapshot without APIs of extensions. */
  public static OptionalApis of(Map<OptionalKind, ApiState> states, boolean watched) {
    ImmutableMap.Builder<Class<? extends HasMetadata>, ApiState> byType = ImmutableMap.builder();
    states.forEach((kind, state) -> byType.put(kind.type(), state));
    return new OptionalApis(byType.build(), watched);
  }

  /** Returns the kinds whose objects can be created. */
  public Set<OptionalKind> available() {
    return states.entrySet().stream()
        .filter(entry -> entry.getValue() instanceof ApiState.Served)
        .flatMap(entry -> OptionalKind.of(entry.getKey()).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  /**
   * Returns the objects of available kinds. Objects that the operator cannot list must not be
   * treated as undesired.
   */
  public List<HasMetadata> filterAvailable(List<HasMetadata> objects) {
    return objects.stream()
        .filter(object -> states.getOrDefault(object.getClass(), SERVED) instanceof ApiState.Served)
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether objects of a kind can be created. */
  public boolean serves(String kind) {
    for (Map.Entry<Class<? extends HasMetadata>, ApiState> entry : states.entrySet()) {
      if (!(entry.getValue() instanceof ApiState.Served)
          && HasMetadata.getKind(entry.getKey()).equals(kind)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the state of a kind. */
  public ApiState stateOf(OptionalKind kind) {
    return states.getOrDefault(kind.type(), new ApiState.NotInstalled());
  }

  /** Returns why objects of a kind cannot be created; empty if its API is not installed. */
  public Optional<String> unavailability(String kind) {
    return states.entrySet().stream()
        .filter(entry -> HasMetadata.getKind(entry.getKey()).equals(kind))
        .flatMap(
            entry ->
                entry.getValue() instanceof ApiState.Unavailable unavailable
                    ? Stream.of(unavailable.reason())
                    : Stream.empty())
        .findFirst();
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
