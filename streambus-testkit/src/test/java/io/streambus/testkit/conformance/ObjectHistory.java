package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Describes changes in lines that are equal for equal behavior: without UIDs, hashes, times and
 * whatever depends on when each controller runs.
 */
final class ObjectHistory {

  private final List<ObjectEvent> events;
  private final boolean isOrdered;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> revisions = new HashMap<>();

  /**
   * Describes changes.
   *
   * @param isOrdered whether the order of the pods counts
   */
  ObjectHistory(List<ObjectEvent> events, boolean isOrdered) {
    this.events = events;
    this.isOrdered = isOrdered;
    events.forEach(this::name);
  }

  /** The changes after the first ones, then the state. */
  List<String> lines(int from) {
    List<String> lines = new ArrayList<>(lifecycles(from));
    lines.addAll(sequences(from));
    lines.addAll(state());
    return lines;
  }

  /** The state after all changes. */
  List<String> state() {
    return new LiveObjects(events)
        .all().stream()
            .map(object -> "  " + name(object) + ": " + format(fields(object).results()))
            .sorted()
            .toList();
  }

  private void name(ObjectEvent event) {
    HasMetadata object = event.object();
    if (object instanceof ControllerRevision) {
      revisions.computeIfAbsent(
          object.getMetadata().getName(), name -> "revision-" + (revisions.size() + 1));
    }
    names.computeIfAbsent(
        event.uid(),
        uid -> {
          String name = object.getKind() + "/" + revision(object.getMetadata().getName());
          long former =
              names.values().stream()
                  .filter(other -> other.equals(name) || other.startsWith(name + "#"))
                  .count();
          return former == 0 ? name : name + "#" + (former + 1);
        });
  }

  private String name(HasMetadata object) {
    return names.getOrDefault(object.getMetadata().getUid(), "");
  }

  private String revision(String name) {
    return revisions.getOrDefault(name, name);
  }

  private ObjectFields fields(HasMetadata object) {
    return new ObjectFields(object, this::revision);
  }

  /** The order in which objects of each kind are created and deleted. */
  private List<String> lifecycles(int from) {
    Map<String, List<String>> byKind = new TreeMap<>();
    List<String> existing = new ArrayList<>();
    events.subList(0, from).forEach(event -> existing.add(event.uid()));
    for (ObjectEvent event : events.subList(from, events.size())) {
      if (event.isDeletion() || !existing.contains(event.uid())) {
        byKind
            .computeIfAbsent(event.object().getKind(), kind -> new ArrayList<>())
            .add((event.isDeletion() ? "deleted " : "created ") + name(event.object()));
      }
      existing.add(event.uid());
    }
    return byKind.entrySet().stream()
        .map(
            kind ->
                String.join(
                    ", ", isOrdered(kind.getKey()) ? kind.getValue() : sortRuns(kind.getValue())))
        .toList();
  }

  private boolean isOrdered(String kind) {
    return kind.equals("Pod") && isOrdered;
  }

  private static List<String> sortRuns(List<String> lifecycles) {
    List<String> sorted = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String each : lifecycles) {
      if (!run.isEmpty() && run.get(0).charAt(0) != each.charAt(0)) {
        Collections.sort(run);
        sorted.addAll(run);
        run.clear();
      }
      run.add(each);
    }
    Collections.sort(run);
    sorted.addAll(run);
    return sorted;
  }

  /** The values that fields had one after the other, if they changed. */
  private List<String> sequences(int from) {
    Map<String, List<String>> values = new TreeMap<>();
    for (int index = 0; index < events.size(); index++) {
      HasMetadata object = events.get(index).object();
      boolean isBefore = index < from;
      fields(object)
          .sequences()
          .forEach(
              (field, value) -> {
                String key = name(object) + " " + field;
                List<String> former = values.computeIfAbsent(key, it -> new ArrayList<>());
                if (isBefore) {
                  former.clear();
                }
                if (former.isEmpty() || !former.get(former.size() - 1).equals(value)) {
                  former.add(value);
                }
              });
    }
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(
            entry ->
                entry.getKey()
                    + ": "
                    + entry.getValue().stream()
                        .map(it -> it.isEmpty() ? "none" : it)
                        .collect(Collectors.joining(" > ")))
        .toList();
  }

  private static String format(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> !field.getValue().isEmpty())
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(" "));
  }
}
