package io.streambus.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All that was measured, as a table for people and as JSON for programs. */
public record Report(Machine machine, Instant at, List<Measurement> measurements) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Sorts by kind: what can be compared between machines comes first. */
  public Report {
    measurements = measurements.stream().sorted(Comparator.comparing(Measurement::kind)).toList();
  }

  /** A table in Markdown, with a line about the machine. */
  public String markdown() {
    return measurements.stream()
        .map(Report::row)
        .collect(
            Collectors.joining(
                "\n",
                "| part | what | value | goal | rounds |\n|---|---|---:|---|---|\n",
                "\n\n" + machine.text() + "\n"));
  }

  /** The same with all samples, indented. */
  public String json() {
    ObjectNode root = MAPPER.createObjectNode().put("at", at.toString());
    root.set("machine", MAPPER.valueToTree(machine));
    ArrayNode lines = root.putArray("measurements");
    for (Measurement each : measurements) {
      ObjectNode line =
          lines
              .addObject()
              .put("part", each.part())
              .put("kind", each.kind().name())
              .put("what", each.what())
              .put("value", each.value())
              .put("unit", each.unit())
              .put("good", each.isGood());
      each.target().ifPresent(target -> line.put("goal", target.text()));
      ArrayNode samples = line.putArray("samples");
      each.samples().forEach(samples::add);
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of numbers and strings can be written", e);
    }
  }

  private static String row(Measurement each) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            each.part(),
            each.what(),
            (Numbers.text(each.value()) + " " + each.unit()).trim(),
            each.target()
                .map(target -> target.text() + (each.isGood() ? " met" : " **MISSED**"))
                .orElse(""),
            rounds(each.samples()));
  }

  private static String rounds(List<Double> samples) {
    return samples.size() == 1
        ? ""
        : samples.stream().map(Numbers::text).collect(Collectors.joining(", "));
  }
}
