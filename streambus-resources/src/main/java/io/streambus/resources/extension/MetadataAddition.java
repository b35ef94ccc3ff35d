package io.streambus.resources.extension;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.resources.validation.MetadataSyntax;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds labels and annotations of an extension to an object. */
final class MetadataAddition {

  private MetadataAddition() {}

  /**
   * Adds them in place.
   *
   * @throws ExtensionException if they are invalid or reserved
   */
  static void add(ExtensionCall call, ObjectMetadata added, ObjectMeta metadata) {
    metadata.setLabels(merged(call, "label", metadata.getLabels(), added.labels()));
    metadata.setAnnotations(
        merged(call, "annotation", metadata.getAnnotations(), added.annotations()));
    checkSyntax(call, added);
  }

  /**
   * Checks labels and annotations.
   *
   * @throws ExtensionException if the API server would reject them
   */
  static void checkSyntax(ExtensionCall call, ObjectMetadata metadata) {
    check(call, "label", MetadataSyntax.labelProblem(metadata.labels()));
    check(call, "annotation", MetadataSyntax.keyProblem(metadata.annotations()));
  }

  private static @Nullable Map<String, String> merged(
      ExtensionCall call,
      String entry,
      @Nullable Map<String, String> present,
      Map<String, String> added) {
    if (added.isEmpty()) {
      return present;
    }
    Map<String, String> merged = new TreeMap<>(present == null ? Map.of() : present);
    added.forEach(
        (key, value) -> {
          if (ReservedKeys.contains(key) || merged.putIfAbsent(key, value) != null) {
            throw call.failed(
                "the %s %s is reserved or already set".formatted(entry, key), "use another key");
          }
        });
    return merged;
  }

  private static void check(ExtensionCall call, String entry, Optional<String> problem) {
    problem.ifPresent(
        text -> {
          throw call.failed("invalid " + entry, text);
        });
  }
}
