package io.streambus.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** All measurements, as a table for users and as JSON for tools. */
public record Report(Machine machine, Instant at, List<Measurement> measurements) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Sorts by kind, so that measurements comparable across machines come first. */
  public Report {
    measurements = measurements.stream().sorted(Comparator.comparing(Measurement::kind)).toList();
  }

  /** Returns a Markdown table, followed by a line that describes the machine. */
  public String markdown() {
    return measurements.stream()
        .map(Report::row)
        .collect(
            Collectors.joining(
                "\n",
                "| suite | measurement | value | target | rounds |\n|---|---|---:|---|---|\n",
                "\n\n" + machine.description() + "\n"));
  }

  /** Returns the report as indented JSON, including all samples. */
  public String json() {
    ObjectNode root = MAPPER.createObjectNode().put("at", at.toString());
    root.set("machine", MAPPER.valueToTree(machine));
    ArrayNode rows = root.putArray("measurements");
    for (Measurement each : measurements) {
      ObjectNode row =
          rows.addObject()
              .put("part", each.suite())
              .put("kind", each.kind().name())
              .put("what", each.label())
              .put("value", each.value())
              .put("unit", each.unit())
              .put("good", each.meetsTarget());
      each.target().ifPresent(target -> row.put("goal", target.expression()));
      ArrayNode samples = row.putArray("samples");
      each.samples().forEach(samples::add);
    }
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialize the report", e);
    }
  }

  private static String row(Measurement each) {
    return "| %s | %s | %s | %s | %s |"
        .formatted(
            each.suite(),
            each.label(),
            (Numbers.format(each.value()) + " " + each.unit()).trim(),
            each.target()
                .map(target -> target.expression() + (each.meetsTarget() ? " met" : " **MISSED**"))
                .orElse(""),
            rounds(each.samples()));
  }

  private static String rounds(List<Double> samples) {
    return samples.size() == 1
        ? ""
        : samples.stream().map(Numbers::format).collect(Collectors.joining(", "));
  }
}
