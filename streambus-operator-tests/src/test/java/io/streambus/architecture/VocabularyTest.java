package io.streambus.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps former words out of identifiers, comments, messages, the CRD and the docs. Without it, one
 * thing soon has two names again, and readers need a dictionary.
 */
class VocabularyTest {

  private static final Path ROOT = Path.of("..");

  private static final List<FormerWord> FORMER_WORDS =
      FormerWord.readAll(Path.of("src/test/resources/vocabulary/former-words.txt"));

  static Stream<FormerWord> formerWords() {
    return FORMER_WORDS.stream();
  }

  @Test
  void noFileUsesAFormerWord() throws IOException {
    // When
    List<String> violations;
    try (Stream<Path> files = Files.walk(ROOT)) {
      violations =
          files
              .filter(VocabularyTest::isRead)
              .flatMap(VocabularyTest::violations)
              .sorted()
              .toList();
    }

    // Then
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("formerWords")
  void everyFormerWordIsFound(FormerWord word) {
    assertThat(word.samples()).isNotEmpty().allMatch(word::occursIn);
  }

  @Test
  void otherWordsAreNotFound() {
    assertThat(FORMER_WORDS)
        .noneMatch(word -> word.occursIn("/** Restarts the next broker. */ class RolloutStep {}"));
  }

  private static boolean isRead(Path file) {
    String path = ROOT.relativize(file).toString();
    return path.matches(
            "(?:.*/src/.*\\.java|docs/.*\\.md|[^/]*\\.md|deploy/.*\\.yaml|examples/.*\\.(?:md|yaml)"
                + "|streambus-[^/]*/src/.*\\.(?:yaml|yml|md))")
        && !path.contains("/target/")
        && !path.contains("/.git/");
  }

  private static Stream<String> violations(Path file) {
    String text = read(file);
    String lowercase = text.toLowerCase(Locale.ROOT);
    return FORMER_WORDS.stream()
        .filter(word -> word.mayOccurIn(lowercase))
        .filter(word -> word.occursIn(text))
        .map(word -> "%s: '%s'; use %s".formatted(file, word.former(), word.replacement()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
