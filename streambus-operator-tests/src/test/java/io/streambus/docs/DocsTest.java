package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.schema.SpecValue;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.RolloutPredicate;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that the documentation matches the code. */
class DocsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void operatingPageNamesEveryStatusValue() throws IOException {
    // Given
    String page = Files.readString(ROOT.resolve("docs/operating.md"));

    // Then
    Stream.of(ClusterPhase.values(), ConditionType.values(), ConditionReason.values())
        .flatMap(Arrays::stream)
        .map(value -> ((SpecValue) value).value())
        .forEach(value -> assertThat(page).contains("`" + value + "`"));
  }

  @Test
  void operatingPageNamesEveryAnnotation() throws IOException, IllegalAccessException {
    // Given
    String page = Files.readString(ROOT.resolve("docs/operating.md"));

    // Then
    for (Field constant : ClusterAnnotations.class.getFields()) {
      assertThat(page).contains("`" + constant.get(null) + "`");
    }
  }

  @Test
  void rolloutPageNamesEveryPredicate() throws IOException {
    // Given
    String page = Files.readString(ROOT.resolve("docs/rollout.md"));

    // Then
    for (RolloutPredicate predicate : RolloutPredicate.values()) {
      assertThat(page)
          .containsPattern(
              "\\| `%s` \\|.*\\| %s.*\\|"
                  .formatted(predicate.value(), predicate.isOverridable() ? "yes" : "no"));
    }
  }

  @Test
  void everyRelativeLinkResolves() throws IOException {
    for (Path page : pages()) {
      String text = CODE.matcher(Files.readString(page)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        if (!link.group(1).startsWith("http")) {
          assertThat(page.resolveSibling(link.group(1))).as("link in %s", page).exists();
        }
      }
    }
  }

  /** Examples are compiled and tested. */
  @ParameterizedTest
  @CsvSource({"README.md, 3", "docs/embedding.md, 7"})
  void snippetsMatchExamples(String page, int count) throws IOException {
    // Given
    String examples = examples();

    // When
    List<String> snippets =
        JAVA.matcher(Files.readString(ROOT.resolve(page)))
            .results()
            .map(snippet -> snippet.group(1))
            .toList();

    // Then
    assertThat(snippets).hasSize(count).allSatisfy(each -> assertThat(examples).contains(each));
  }

  private static String examples() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples"))) {
      StringBuilder examples = new StringBuilder();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        examples.append(Files.readString(file));
      }
      return examples.toString();
    }
  }

  private static List<Path> pages() throws IOException {
    return Pages.all().stream().map(ROOT::resolve).toList();
  }
}
