package io.streambus.deploy.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recorded samples, written in the notation of {@code input_series} of {@code promtool test rules}:
 * {@code 5x2} stands for three values of 5, {@code 5+2x2} for 5, 7 and 9, and {@code _} for a
 * missing value.
 *
 * @param series series with their values
 */
record Samples(List<Recorded> series) {

  private static final Pattern PART =
      Pattern.compile("(?<from>_|-?[0-9.]+)(?<step>[+-][0-9.]+)?(?:x(?<times>[0-9]+))?");

  /**
   * A series.
   *
   * @param name name and labels
   * @param values its values, in this notation
   */
  record Recorded(String name, String values) {}

  static Samples read(Path file) throws IOException {
    List<Recorded> series = new ArrayList<>();
    for (JsonNode each : new YAMLMapper().readTree(file.toFile())) {
      series.add(new Recorded(each.path("series").asText(), each.path("values").asText()));
    }
    return new Samples(series);
  }

  /** Writes the samples in the OpenMetrics format. */
  void write(Path file, long firstTime, long interval) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Recorded each : series) {
      long time = firstTime;
      for (String value : expanded(each.values())) {
        if (!value.equals("_")) {
          text.append("%s %s %d\n".formatted(each.name(), value, time));
        }
        time += interval;
      }
    }
    Files.writeString(file, text.append("# EOF\n"));
  }

  private static List<String> expanded(String values) {
    List<String> result = new ArrayList<>();
    for (String part : values.split(" ", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw new AssertionError("not in the notation of promtool: " + part);
      }
      String from = matcher.group("from");
      double step = matcher.group("step") == null ? 0 : Double.parseDouble(matcher.group("step"));
      int times = matcher.group("times") == null ? 0 : Integer.parseInt(matcher.group("times"));
      for (int i = 0; i <= times; i++) {
        result.add(from.equals("_") ? from : Double.toString(Double.parseDouble(from) + i * step));
      }
    }
    return result;
  }
}
