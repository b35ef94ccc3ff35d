package io.streambus.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * How the real controllers differ from the simulation.
 *
 * @param scenario regular expression of the scenarios
 * @param simulated regular expression of a line of the simulation
 * @param real what the line is with the real controllers; empty if there is none
 * @param reason why the simulation differs, as a sentence for users
 * @param uses number of lines that differ
 */
record KnownDifference(
    Pattern scenario, Pattern simulated, String real, String reason, AtomicInteger uses) {

  static List<KnownDifference> readAll() {
    return StreamSupport.stream(
            ConformanceFile.read("differences.yaml").path("lines").spliterator(), false)
        .map(KnownDifference::of)
        .toList();
  }

  private static KnownDifference of(JsonNode difference) {
    return new KnownDifference(
        Pattern.compile(difference.path("scenario").asText()),
        Pattern.compile(difference.path("simulated").asText()),
        difference.path("real").asText(),
        difference.path("reason").asText(),
        new AtomicInteger());
  }

  boolean applies(Scenario run, String line) {
    return scenario.matcher(run.name()).matches() && simulated.matcher(line).find();
  }

  String apply(String line) {
    uses.incrementAndGet();
    return simulated.matcher(line).replaceAll(real);
  }
}
