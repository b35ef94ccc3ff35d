package io.streambus.app.change;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a change writes, and what it costs.
 *
 * @param action what happens, such as {@code restart the brokers}
 * @param costs sentences for the user who decides
 * @param annotations annotations to set; an empty value removes the annotation
 * @param replicas value of {@code spec.replicas}, if it changes
 */
public record ChangePlan(
    String action,
    List<String> costs,
    Map<String, Optional<String>> annotations,
    OptionalInt replicas) {

  /** Copies the collections. */
  public ChangePlan {
    costs = ImmutableList.copyOf(costs);
    annotations = ImmutableMap.copyOf(annotations);
  }

  /** Returns a plan that sets an annotation. */
  static ChangePlan annotate(String action, List<String> costs, String key, String value) {
    return new ChangePlan(
        action, costs, ImmutableMap.of(key, Optional.of(value)), OptionalInt.empty());
  }

  /** Returns a plan that removes an annotation. */
  static ChangePlan remove(String action, List<String> costs, String key) {
    return new ChangePlan(
        action, costs, ImmutableMap.of(key, Optional.empty()), OptionalInt.empty());
  }

  /** Returns a plan that writes nothing, because the cluster has the requested state. */
  static ChangePlan nothing(String action) {
    return new ChangePlan(action, List.of(), ImmutableMap.of(), OptionalInt.empty());
  }

  /** Whether there is anything to write. */
  public boolean isNeeded() {
    return !annotations.isEmpty() || replicas.isPresent();
  }
}
