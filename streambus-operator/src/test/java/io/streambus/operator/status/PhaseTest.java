package io.streambus.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.values.ClusterPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guarantees that the documented phase table matches the phase that the operator reports. */
class PhaseTest {

  private static final Path PAGE = Path.of("../docs/status.md");
  private static final List<String> INPUTS =
      List.of(
          "stopped", "hibernated", "scaling", "all ready", "all updated", "rolling", "ran before");

  /** A row of the table: the expected value of each input, and the phase. */
  private record Row(List<String> inputs, String phase) {

    boolean matches(List<Boolean> combination) {
      return IntStream.range(0, inputs.size())
          .allMatch(
              i ->
                  inputs.get(i).equals("-")
                      || inputs.get(i).equals(combination.get(i) ? "yes" : "no"));
    }
  }

  @Test
  void documentedTableMatchesEveryCombinationOfInputs() throws IOException {
    // Given
    List<Row> table = table();

    for (List<Boolean> combination : combinations()) {
      // When
      ClusterPhase phase = Phase.of(inputs(combination));

      // Then
      assertThat(table)
          .filteredOn(row -> row.matches(combination))
          .as("%s = %s", INPUTS, combination)
          .first()
          .extracting(Row::phase)
          .isEqualTo("`" + phase.value() + "`");
    }
  }

  @Test
  void everyRowOfDocumentedTableIsNeeded() throws IOException {
    List<Row> table = table();

    for (Row row : table) {
      assertThat(combinations())
          .as("%s", row)
          .anyMatch(
              combination ->
                  table.stream()
                      .filter(each -> each.matches(combination))
                      .findFirst()
                      .orElseThrow()
                      .equals(row));
    }
  }

  private static PhaseInputs inputs(List<Boolean> combination) {
    return new PhaseInputs(
        combination.get(INPUTS.indexOf("stopped")),
        combination.get(INPUTS.indexOf("hibernated")),
        combination.get(INPUTS.indexOf("scaling")),
        combination.get(INPUTS.indexOf("ran before")),
        combination.get(INPUTS.indexOf("all ready")),
        combination.get(INPUTS.indexOf("all updated")),
        combination.get(INPUTS.indexOf("rolling")));
  }

  private static List<List<Boolean>> combinations() {
    return IntStream.range(0, 1 << INPUTS.size())
        .mapToObj(
            bits -> IntStream.range(0, INPUTS.size()).mapToObj(i -> (bits >> i & 1) == 1).toList())
        .toList();
  }

  private static List<Row> table() throws IOException {
    List<List<String>> lines =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| stopped"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
            .toList();
    List<String> header = new ArrayList<>(INPUTS);
    header.add("phase");
    assertThat(lines.get(0)).isEqualTo(header);
    return lines.stream()
        .skip(2)
        .map(cells -> new Row(cells.subList(0, INPUTS.size()), cells.get(INPUTS.size())))
        .toList();
  }
}
