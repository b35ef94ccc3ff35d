package io.streambus.resources.enforcement;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.resources.TestFiles;
import io.streambus.resources.enforcement.Capability.Enforcer;
import io.streambus.resources.enforcement.Capability.Row;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that the documentation does not claim more than the code enforces. */
class CapabilitiesPageTest {

  private static final Path PAGE = Path.of("../docs/capabilities.md");
  private static final String MARK =
      "<!-- Generated from the capability table; do not edit below. -->\n";

  @Test
  void pageMatchesEnforcementTable() throws IOException {
    // Given
    String page = Files.readString(PAGE);
    String expected = page.substring(0, page.indexOf(MARK)) + MARK + fields() + counts();

    // When
    if (TestFiles.UPDATE) {
      Files.writeString(PAGE, expected);
    }

    // Then
    assertThat(Files.readString(PAGE))
        .as("%s; approve an intended change with -Dgolden.update=true", PAGE)
        .isEqualTo(expected);
  }

  private static String fields() {
    return "\n## Fields\n\n"
        + line("field", versions(), "remark")
        + "|---|---|---|---|---|\n"
        + Capabilities.TABLE.stream()
            .map(Capability::row)
            .map(row -> line("`" + row.path() + "`", enforcers(row), capitalized(row.remark())))
            .collect(joining());
  }

  /** Remarks double as messages that start in lower case. */
  private static String capitalized(String remark) {
    return remark.isEmpty() || Character.isUpperCase(remark.charAt(0))
        ? remark
        : Character.toUpperCase(remark.charAt(0)) + remark.substring(1);
  }

  private static String counts() {
    List<CrdLeaf> leaves = CrdLeaf.all();
    return "\n## Number of fields\n\nThe spec has %d leaf fields.\n\n".formatted(leaves.size())
        + line("enforced by", versions())
        + "|---|---|---|---|\n"
        + Arrays.stream(Enforcer.values())
            .map(enforcer -> line(enforcer.displayName(), counts(enforcer, leaves)))
            .collect(joining());
  }

  private static Stream<String> counts(Enforcer enforcer, List<CrdLeaf> leaves) {
    return Arrays.stream(BrokerFeatureLevel.values())
        .map(
            level ->
                leaves.stream()
                    .map(CapabilitiesPageTest::row)
                    .filter(row -> row.enforcer(level) == enforcer)
                    .count())
        .map(Object::toString);
  }

  private static Row row(CrdLeaf leaf) {
    return Capabilities.TABLE.stream()
        .map(Capability::row)
        .filter(row -> row.covers(leaf.path()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<String> versions() {
    return Arrays.stream(BrokerFeatureLevel.values()).map(BrokerFeatureLevel::versions);
  }

  private static Stream<String> enforcers(Row row) {
    return Arrays.stream(BrokerFeatureLevel.values())
        .map(level -> row.enforcer(level).displayName());
  }

  private static String line(String first, Stream<String> middle, String... last) {
    return Stream.of(Stream.of(first), middle, Stream.of(last))
        .flatMap(cells -> cells)
        .collect(joining(" | ", "| ", " |\n"));
  }
}
