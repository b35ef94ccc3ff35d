package io.streambus.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.schema.SpecValue;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.testkit.faults.FaultAction;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.invariants.Invariant;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Guarantees that the documentation matches the code. */
class DocsTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern BLOCK = Pattern.compile("(?m)^```(?:java|xml)$");
  private static final Pattern SNIPPET =
      Pattern.compile(
          "]\\(([^)]*examples/[^)]+\\.(?:java|xml))\\)[^`]*?```(?:java|xml)\\n(.*?)```",
          Pattern.DOTALL);

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

  @Test
  void invariantsPageNamesEveryInvariant() throws IOException {
    // Given
    String page = Files.readString(ROOT.resolve("docs/testkit-invariants.md"));

    // Then
    assertThat(Invariant.values())
        .allSatisfy(invariant -> assertThat(page).contains("| `" + invariant.name() + "` |"));
  }

  @Test
  void faultsPageNamesEveryFault() throws IOException {
    // Given
    String page = Files.readString(ROOT.resolve("docs/testkit-faults.md"));

    // Then
    Stream.of(FaultAction.class.getDeclaredMethods(), FaultPlan.class.getDeclaredMethods())
        .flatMap(Arrays::stream)
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .filter(name -> !List.of("forward", "none").contains(name))
        .forEach(name -> assertThat(page).containsPattern("`" + name + "[`(]"));
  }

  /**
   * The build compiles the examples, so users can copy what the pages show. {@link
   * SimulationPageTest} checks the page that shows code of tests.
   */
  @Test
  void snippetsAreInTheExampleThatIsLinkedBefore() throws IOException {
    for (Path page : pages().stream().filter(each -> !each.endsWith("simulation.md")).toList()) {
      // Given
      String text = Files.readString(page);

      // When
      List<MatchResult> snippets = SNIPPET.matcher(text).results().toList();

      // Then
      assertThat(snippets)
          .as("snippets in %s", page)
          .hasSameSizeAs(BLOCK.matcher(text).results().toList());
      for (MatchResult snippet : snippets) {
        assertThat(page.resolveSibling(snippet.group(1)))
            .content()
            .as("shown in %s", page)
            .contains(snippet.group(2));
      }
    }
  }

  private static List<Path> pages() throws IOException {
    return Pages.all().stream().map(ROOT::resolve).toList();
  }
}
