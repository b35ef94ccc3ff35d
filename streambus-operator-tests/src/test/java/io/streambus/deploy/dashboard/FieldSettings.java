package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;

/** Settings that say how the values of a field are shown. */
record FieldSettings(JsonNode json) {

  /** Returns these settings, replaced by the properties of an override. */
  FieldSettings with(JsonNode properties) {
    ObjectNode result = json.deepCopy();
    for (JsonNode property : properties) {
      result.set(property.path("id").asText(), property.path("value"));
    }
    return new FieldSettings(result);
  }

  /** Returns the text of a value: a mapping, or the number with its unit. */
  String text(double value) {
    return mapping(value)
        .map(mapping -> mapping.path("text").asText())
        .orElseGet(() -> unit().format(value));
  }

  Unit unit() {
    return new Unit(json.path("unit").asText(), decimals());
  }

  /** Returns the color of a value: of a mapping, or of the threshold that it reaches. */
  Color color(double value) {
    Optional<Color> mapped =
        mapping(value).filter(it -> it.has("color")).map(it -> Color.named(it.path("color")));
    return mapped.orElseGet(() -> thresholdColor(value));
  }

  private Color thresholdColor(double value) {
    Color color = Color.GREEN;
    for (JsonNode step : thresholds()) {
      if (step.path("value").isNull() || value >= step.path("value").asDouble()) {
        color = Color.named(step.path("color"));
      }
    }
    return color;
  }

  /** Returns the steps of the thresholds. */
  Iterable<JsonNode> thresholds() {
    return json.at("/thresholds/steps");
  }

  boolean showsThresholds() {
    return custom("thresholdsStyle").path("mode").asText().equals("dashed");
  }

  boolean isStacked() {
    return custom("stacking").path("mode").asText().equals("normal");
  }

  boolean hasColoredBackground() {
    return json.path("custom.cellOptions").path("type").asText().equals("color-background");
  }

  boolean hasLinks() {
    return json.has("links");
  }

  /** Returns a setting of the panel type. */
  JsonNode custom(String name) {
    return json.path("custom").path(name);
  }

  Optional<Double> max() {
    return json.has("max") ? Optional.of(json.path("max").asDouble()) : Optional.empty();
  }

  boolean isWholeNumber() {
    return json.has("decimals") && json.path("decimals").asInt() == 0;
  }

  String noValue() {
    return json.path("noValue").asText("");
  }

  private Optional<Integer> decimals() {
    return json.has("decimals") ? Optional.of(json.path("decimals").asInt()) : Optional.empty();
  }

  private Optional<JsonNode> mapping(double value) {
    for (Iterator<JsonNode> all = json.path("mappings").elements(); all.hasNext(); ) {
      JsonNode options = all.next().path("options");
      JsonNode mapping = options.path(Unit.plain(value));
      if (!mapping.isMissingNode()) {
        return Optional.of(mapping);
      }
    }
    return Optional.empty();
  }
}
