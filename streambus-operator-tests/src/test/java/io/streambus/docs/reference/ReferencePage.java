package io.streambus.docs.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Renders the fields of the CRD as Markdown: one section for each object, one item a field. */
record ReferencePage(Enforcement enforcement) {

  private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^a-z0-9 _-]");

  /** Renders a field that is an object, and all objects below it. */
  String sections(SchemaField block) {
    StringBuilder page = new StringBuilder(section(block));
    block.children().stream()
        .filter(SchemaField::isBlock)
        .map(this::sections)
        .forEach(page::append);
    return page.toString();
  }

  /** Renders the rules that the API server checks on an object as a whole. */
  static String rules(JsonNode schema) {
    return StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
        .map(
            rule ->
                "- %s. Rule: `%s`\n"
                    .formatted(rule.path("message").asText(), rule.path("rule").asText()))
        .collect(Collectors.joining());
  }

  private String section(SchemaField block) {
    boolean top = !block.path().contains(".");
    String rules = rules(block.schema());
    return "\n%s `%s`\n\n%s\n\n"
            .formatted(top ? "##" : "###", block.blockPath(), description(block))
        + Constraints.defaultOf(block.schema()).map(value -> value + ".\n\n").orElse("")
        + block.children().stream().map(this::item).collect(Collectors.joining())
        + (rules.isEmpty() ? "" : "\nRules:\n\n" + rules);
  }

  private String item(SchemaField field) {
    List<String> details = details(field);
    return "- **`%s`** (%s)%s\n\n    %s\n\n%s"
        .formatted(
            field.name(),
            FieldType.of(field),
            field.required() ? ", required" : "",
            description(field),
            details.isEmpty()
                ? ""
                : details.stream().collect(Collectors.joining(". ", "    ", ".\n\n")));
  }

  private List<String> details(SchemaField field) {
    List<String> details = new ArrayList<>();
    if (field.isBlock()) {
      details.add("Fields: [`%s`](#%s)".formatted(field.blockPath(), anchor(field.blockPath())));
    } else {
      Optional<String> enforcer = enforcement.of(field.path());
      enforcer.ifPresent(
          name -> details.add("Enforced by: [%s](capabilities.md#fields)".formatted(name)));
    }
    details.addAll(Constraints.of(field.schema()));
    return details;
  }

  private static String description(SchemaField field) {
    return field.schema().path("description").asText();
  }

  /** Returns the anchor of a heading, by the rules of GitHub. */
  private static String anchor(String heading) {
    return NOT_IN_ANCHORS.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
