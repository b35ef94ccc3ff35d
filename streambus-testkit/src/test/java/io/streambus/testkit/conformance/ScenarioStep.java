package io.streambus.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** One change by a user. */
sealed interface ScenarioStep {

  /** Kind and name of the object. */
  Target target();

  /**
   * An object.
   *
   * @param kind kind, such as {@code Pod}
   * @param name name
   */
  record Target(String kind, String name) {

    static Target of(JsonNode text) {
      List<String> parts = Splitter.on('/').splitToList(text.asText());
      return new Target(parts.get(0), parts.get(1));
    }

    @Override
    public String toString() {
      return kind + "/" + name;
    }
  }

  /**
   * Creates an object.
   *
   * @param owners existing objects that own it
   */
  record Create(Target target, ObjectNode object, List<Target> owners) implements ScenarioStep {
    @Override
    public String toString() {
      return "create " + target;
    }
  }

  /** Changes an object with a JSON merge patch. */
  record Patch(Target target, ObjectNode patch) implements ScenarioStep {
    @Override
    public String toString() {
      return "patch " + target + " with " + patch;
    }
  }

  /** Deletes an object: with its dependents, after them, or without them. */
  record Delete(Target target, Cascade cascade) implements ScenarioStep {
    @Override
    public String toString() {
      return "delete " + target + " " + cascade;
    }
  }

  /** Evicts a pod. */
  record Evict(Target target) implements ScenarioStep {
    @Override
    public String toString() {
      return "evict " + target;
    }
  }

  /** What happens to the dependents of a deleted object. */
  enum Cascade {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }

  static ScenarioStep of(JsonNode step, JsonNode objects) {
    if (step.has("create")) {
      return new Create(
          Target.of(step.path("create")),
          ((ObjectNode) objects.path(step.path("create").asText())).deepCopy(),
          Stream.of("owner", "secondOwner")
              .filter(step::has)
              .map(field -> Target.of(step.path(field)))
              .toList());
    }
    if (step.has("patch")) {
      return new Patch(Target.of(step.path("patch")), (ObjectNode) step.path("with"));
    }
    return step.has("evict")
        ? new Evict(Target.of(step.path("evict")))
        : new Delete(
            Target.of(step.path("delete")),
            Optional.ofNullable(step.get("cascade"))
                .map(cascade -> Cascade.valueOf(cascade.asText().toUpperCase(Locale.ROOT)))
                .orElse(Cascade.BACKGROUND));
  }
}
