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
  private static final Pattern JAVA =
      Pattern.compile("\\]\\((examples/[^)]+\\.java)\\).*?```java\\n(.*?)```", Pattern.DOTALL);

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

  /** Code that is not compiled may not compile. */
  @Test
  void codeOfTestkitPagesIsPartOfExamples() throws IOException {
    for (String page : List.of("testkit", "testkit-faults", "testkit-invariants")) {
      String text = Files.readString(ROOT.resolve("docs/" + page + ".md"));
      String sources = exampleSources();
      CodeBlock.allOf(page, text).stream()
          .filter(block -> List.of("java", "xml").contains(block.language()))
          .forEach(block -> assertThat(sources).as(block.toString()).contains(block.text()));
    }
  }

  private static String exampleSources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("examples/cluster-tests"))) {
      StringBuilder sources = new StringBuilder();
      for (Path file :
          files.filter(each -> each.toString().matches(".*(?:\\.java|pom\\.xml)")).toList()) {
        sources.append(Files.readString(file));
      }
      return sources.toString();
    }
  }

  @Test
  void readmeSnippetsMatchExamples() throws IOException {
    // Given
    String readme = Files.readString(ROOT.resolve("README.md"));

    // When
    List<MatchResult> snippets = JAVA.matcher(readme).results().toList();

    // Then
    assertThat(snippets).hasSize(3);
    for (MatchResult snippet : snippets) {
      assertThat(Files.readString(ROOT.resolve(snippet.group(1)))).contains(snippet.group(2));
    }
  }

  private static List<Path> pages() throws IOException {
    return Pages.all().stream().map(ROOT::resolve).toList();
  }
}
