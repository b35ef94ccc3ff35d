package io.streambus.app.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The custom resource that results from the one that exists and a file. */
final class StoredDocument {

  private static final String METADATA = "metadata";
  private static final String SPEC = "spec";
  private static final String GENERATION = "generation";

  private StoredDocument() {}

  /**
   * Returns the existing resource with the spec of the file, and also its labels and annotations.
   */
  static ObjectNode of(JsonNode file, Optional<JsonNode> live) {
    if (live.isEmpty()) {
      return file.deepCopy();
    }
    ObjectNode document = live.get().deepCopy();
    document.set(
        SPEC, file.hasNonNull(SPEC) ? file.get(SPEC) : JsonNodeFactory.instance.objectNode());
    ObjectNode metadata = document.withObjectProperty(METADATA);
    metadata.remove("managedFields");
    for (String field : List.of("labels", "annotations")) {
      if (file.path(METADATA).path(field) instanceof ObjectNode added && !added.isEmpty()) {
        metadata.withObjectProperty(field).setAll(added);
      }
    }
    return document;
  }

  /** Returns what the API server would probably store, for users whom it does not tell. */
  static ObjectNode withoutServer(ObjectNode document, Optional<JsonNode> live) {
    ObjectNode stored = document.deepCopy();
    boolean changed = live.filter(before -> before.path(SPEC).equals(stored.path(SPEC))).isEmpty();
    long before = stored.path(METADATA).path(GENERATION).asLong();
    stored.withObjectProperty(METADATA).put(GENERATION, changed ? before + 1 : before);
    return stored;
  }
}
