package io.streambus.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import io.streambus.api.openapi.StructuralSchema.UnknownFields;
import io.streambus.api.text.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One walk through a value and its schema. Collects the violations. */
final class SchemaWalk {

  /** More than anyone reads. A list of a megabyte could contain hundreds of thousands. */
  static final int MAX_VIOLATIONS = 100;

  private static final int MAX_VALUE_LENGTH = 200;

  private final List<Violation> violations = new ArrayList<>();
  private final UnknownFields unknownFields;
  private final Supplier<KnownFields> knownFields;

  /**
   * Starts a walk.
   *
   * @param path path of the document
   * @param root schema of the document
   */
  SchemaWalk(UnknownFields unknownFields, String path, StructuralSchema root) {
    this.unknownFields = unknownFields;
    this.knownFields = Suppliers.memoize(() -> KnownFields.of(prefix(path), root));
  }

  List<Violation> violations() {
    return ImmutableList.copyOf(violations);
  }

  void visit(String path, JsonNode value, StructuralSchema schema) {
    if (!schema.type().accepts(value)) {
      add(path, value.toString(), schema.type().requirement(value));
      return;
    }
    schema
        .constraints()
        .forEach(
            constraint ->
                constraint
                    .violatedBy(value)
                    .ifPresent(requirement -> add(path, value.asText(), requirement)));
    schema.list().ifPresent(list -> visitItems(path, value, list));
    visitFields(path, value, schema);
  }

  private void visitFields(String path, JsonNode value, StructuralSchema schema) {
    String prefix = prefix(path);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      Optional<StructuralSchema> known = schema.field(field.getKey());
      if (known.isEmpty()) {
        visitUnknown(prefix, field.getKey(), schema);
      } else if (!field.getValue().isNull()) {
        // The API server removes fields that are null.
        visit(prefix + field.getKey(), field.getValue(), known.get());
      }
    }
    schema.required().stream()
        .filter(field -> !value.hasNonNull(field))
        .forEach(field -> add(prefix + field, "", "must be set"));
  }

  private static String prefix(String path) {
    return path.isEmpty() ? "" : path + ".";
  }

  private void visitUnknown(String prefix, String name, StructuralSchema parent) {
    if (unknownFields == UnknownFields.REJECT && !parent.acceptsAnyField()) {
      // Beyond the maximum, no one reads the suggestion.
      Optional<String> meant =
          violations.size() < MAX_VIOLATIONS
              ? NearestName.of(name, parent.properties())
                  .map(prefix::concat)
                  .or(() -> knownFields.get().pathTo(name))
              : Optional.empty();
      String remedy = meant.map("did you mean %s?"::formatted).orElse("correct or remove it");
      add(prefix + name, "", "unknown field; " + remedy);
    }
  }

  private void visitItems(String path, JsonNode value, ListSchema list) {
    list.violatedBy(value.size())
        .ifPresent(requirement -> add(path, String.valueOf(value.size()), requirement));
    Set<Object> identities = new HashSet<>();
    for (int i = 0; i < value.size(); i++) {
      String itemPath = path + "[" + i + "]";
      JsonNode item = value.get(i);
      visit(itemPath, item, list.items());
      if (!list.identity(item).map(identities::add).orElse(true)) {
        addDuplicate(itemPath, item, list);
      }
    }
  }

  private void addDuplicate(String path, JsonNode item, ListSchema list) {
    if (list.isSet()) {
      add(path, item.asText(), "must not be a duplicate; remove the entry");
    } else {
      String key = list.keys().get(0);
      add(
          path + "." + key,
          item.path(key).asText(),
          "must not be a duplicate; combine the entries with the same " + key);
    }
  }

  private void add(String path, String value, String requirement) {
    if (violations.size() < MAX_VIOLATIONS) {
      violations.add(
          new Violation(path, Ascii.truncate(value, MAX_VALUE_LENGTH, "..."), requirement));
    } else if (violations.size() == MAX_VIOLATIONS) {
      violations.add(
          new Violation(
              path, "", "is invalid, as further values are; correct those listed before first"));
    }
  }
}
