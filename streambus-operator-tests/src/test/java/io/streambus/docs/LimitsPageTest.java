package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that the limits that administrators rely on are those of the code, and that each is
 * tested. A comment behind a number names its constant.
 */
class LimitsPageTest {

  private static final String PAGE = "docs/limits.md";

  private static final Pattern COMMENT = Pattern.compile("<!-- ");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!input |---)(.*) \\|$");
  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

  static List<DocumentedLimit> limits() {
    return DocumentedLimit.allOf(Pages.read(PAGE));
  }

  static List<String> rows() {
    return ROW.matcher(Pages.read(PAGE)).results().map(row -> row.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("limits")
  void limitIsThatOfTheCode(DocumentedLimit limit) throws Exception {
    assertThat(limit.meanings()).contains(limit.constant());
  }

  @Test
  void everyCommentBelongsToNumber() {
    assertThat(limits()).hasSize((int) COMMENT.matcher(Pages.read(PAGE)).results().count());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyLimitNamesTestsThatExist(String row) {
    // Given
    List<String> columns = List.of(row.split(" \\| ", -1));
    List<String> tests =
        TEST.matcher(columns.get(columns.size() - 1))
            .results()
            .map((MatchResult test) -> test.group(1))
            .toList();

    // Then
    assertThat(columns).hasSize(4);
    assertThat(tests).isNotEmpty();
    assertThat(NamedTests.missing(tests.stream())).isEmpty();
  }

  @Test
  void everyKindOfInputHasSection() {
    assertThat(Pages.read(PAGE).lines().filter(line -> line.startsWith("## ")))
        .containsExactly(
            "## Without a limit",
            "## Custom resources",
            "## Objects of the API server",
            "## Secrets",
            "## Brokers",
            "## Requests to the operator",
            "## Files and options");
  }
}
