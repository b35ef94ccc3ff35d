package io.streambus.architecture;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word that this project no longer uses.
 *
 * @param kind what counts as a use
 * @param former the word
 * @param replacement the words to use instead
 * @param uses matches uses of the word
 */
record FormerWord(Kind kind, String former, String replacement, Pattern uses) {

  enum Kind {
    /**
     * A word of a text, or a part of an identifier: "probe" in {@code BrokerProbe} and "the probe".
     */
    WORD,
    /** A whole identifier, as in code and in references to it. */
    NAME,
    /** Several words of a text, also across lines of a comment. */
    PHRASE
  }

  /** Lines of the form {@code KIND | former | replacement}; {@code #} begins a comment. */
  static List<FormerWord> readAll(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(FormerWord::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FormerWord parse(String line) {
    List<String> cells = Splitter.on('|').trimResults().splitToList(line);
    Kind kind = Kind.valueOf(cells.get(0));
    return new FormerWord(kind, cells.get(1), cells.get(2), uses(kind, cells.get(1)));
  }

  /** Whether a lowercase text contains its letters; much faster than to look for uses. */
  boolean mayOccurIn(String lowercase) {
    return lowercase.contains(Splitter.on(' ').splitToList(former).get(0).toLowerCase(Locale.ROOT));
  }

  boolean occursIn(String text) {
    return uses.matcher(text).find();
  }

  /** Texts that use the word in each way that must be found. */
  List<String> samples() {
    return switch (kind) {
      case WORD ->
          List.of(
              "int pod%sOf;".formatted(capitalized(former)),
              "int %sOf;".formatted(former),
              "Pod%s x;".formatted(capitalized(former)),
              "int MAX_%s = 1;".formatted(former.toUpperCase(Locale.ROOT)),
              "/** The %s of it. */".formatted(former),
              "%s is meant.".formatted(capitalized(former)));
      case NAME -> List.of("new %s()".formatted(former), "{@link %s}".formatted(former));
      case PHRASE ->
          List.of(
              "// it is %s here".formatted(former),
              "/**\n * It is %s here.\n */".formatted(former.replace(" ", "\n * ")));
    };
  }

  private static Pattern uses(Kind kind, String former) {
    return switch (kind) {
      case WORD ->
          Pattern.compile(
              "(?<![a-zA-Z])%1$s(?![a-z])|(?<![A-Z])%2$s(?![a-z])|(?<![A-Z])%3$s(?![A-Za-z])"
                  .formatted(former, capitalized(former), former.toUpperCase(Locale.ROOT)));
      case NAME ->
          Pattern.compile("(?<![A-Za-z0-9_-])%s(?![A-Za-z0-9_])".formatted(Pattern.quote(former)));
      case PHRASE ->
          Pattern.compile(
              "(?<![a-z])%s(?![a-z])".formatted(former.replace(" ", "[\\s*/]+")),
              Pattern.CASE_INSENSITIVE);
    };
  }

  private static String capitalized(String former) {
    return former.substring(0, 1).toUpperCase(Locale.ROOT) + former.substring(1);
  }

  @Override
  public String toString() {
    return former;
  }
}
