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

/** If this failed, the page on the status would tell people another truth than the status. */
class PhaseTest {

  private static final Path PAGE = Path.of("../docs/status.md");
  private static final List<String> FACTS =
      List.of(
          "stopped", "hibernated", "scaling", "all ready", "all updated", "rolling", "ran before");

  /** A row of the table: what it says of each fact, and the phase. */
  private record Row(List<String> facts, String phase) {

    boolean fits(List<Boolean> combination) {
      return IntStream.range(0, facts.size())
          .allMatch(
              i ->
                  facts.get(i).equals("-")
                      || facts.get(i).equals(combination.get(i) ? "yes" : "no"));
    }
  }

  @Test
  void theTableOfThePageHoldsForEveryCombinationOfFacts() throws IOException {
    // Given
    List<Row> table = table();

    for (List<Boolean> combination : combinations()) {
      // When
      ClusterPhase phase = Phase.of(facts(combination));

      // Then
      assertThat(table)
          .filteredOn(row -> row.fits(combination))
          .as("%s = %s", FACTS, combination)
          .first()
          .extracting(Row::phase)
          .isEqualTo("`" + phase.value() + "`");
    }
  }

  @Test
  void everyRowOfTheTableIsNeeded() throws IOException {
    List<Row> table = table();

    for (Row row : table) {
      assertThat(combinations())
          .as("%s", row)
          .anyMatch(
              combination ->
                  table.stream()
                      .filter(each -> each.fits(combination))
                      .findFirst()
                      .orElseThrow()
                      .equals(row));
    }
  }

  private static PhaseFacts facts(List<Boolean> combination) {
    return new PhaseFacts(
        combination.get(FACTS.indexOf("stopped")),
        combination.get(FACTS.indexOf("hibernated")),
        combination.get(FACTS.indexOf("scaling")),
        combination.get(FACTS.indexOf("ran before")),
        combination.get(FACTS.indexOf("all ready")),
        combination.get(FACTS.indexOf("all updated")),
        combination.get(FACTS.indexOf("rolling")));
  }

  private static List<List<Boolean>> combinations() {
    return IntStream.range(0, 1 << FACTS.size())
        .mapToObj(
            bits -> IntStream.range(0, FACTS.size()).mapToObj(i -> (bits >> i & 1) == 1).toList())
        .toList();
  }

  private static List<Row> table() throws IOException {
    List<List<String>> lines =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| stopped"))
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
            .toList();
    List<String> head = new ArrayList<>(FACTS);
    head.add("phase");
    assertThat(lines.get(0)).isEqualTo(head);
    return lines.stream()
        .skip(2)
        .map(cells -> new Row(cells.subList(0, FACTS.size()), cells.get(FACTS.size())))
        .toList();
  }
}
