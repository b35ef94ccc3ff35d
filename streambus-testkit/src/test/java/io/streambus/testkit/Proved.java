package io.streambus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Numbers that a test run made, one section of the page that tells them. The page may not tell more
 * than was done; it is written anew with {@code -Dgolden.update=true}.
 */
public final class Proved {

  private static final Path PAGE = Path.of("../docs/proved.md");

  private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| (\\d+) \\|");

  private final String section;
  private final int share;
  private final Map<String, Integer> numbers = new TreeMap<>();

  private Proved(String section, int share) {
    this.section = section;
    this.share = share;
  }

  /** Numbers that are the same in every run. */
  public static Proved always(String section) {
    return new Proved(section, 1);
  }

  /** Numbers that depend on how long things take: half of them is enough. */
  public static Proved roughly(String section) {
    return new Proved(section, 2);
  }

  public synchronized void count(String what, int times) {
    numbers.merge(what, times, Integer::sum);
  }

  /** Compares the section of the page with the numbers. */
  public synchronized void publish() throws IOException {
    Files.createDirectories(Path.of("target/proved"));
    Files.writeString(Path.of("target/proved", section + ".md"), table());
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page());
    }
    Map<String, Integer> told = told();
    assertThat(told.keySet())
        .as("rows of %s; approve wanted ones with -Dgolden.update=true", PAGE)
        .isEqualTo(numbers.keySet());
    told.forEach(
        (what, number) ->
            assertThat(numbers.get(what))
                .as("%s in %s", what, PAGE)
                .isGreaterThanOrEqualTo(number / share));
  }

  private String table() {
    return numbers.entrySet().stream()
        .map(row -> "| %s | %d |\n".formatted(row.getKey(), row.getValue()))
        .collect(Collectors.joining("", "| what | times |\n|---|---|\n", ""));
  }

  private Map<String, Integer> told() throws IOException {
    Map<String, Integer> told = new TreeMap<>();
    Matcher row = ROW.matcher(section(Files.readString(PAGE)));
    while (row.find()) {
      told.put(row.group(1), Integer.valueOf(row.group(2)));
    }
    return told;
  }

  private String page() throws IOException {
    String page = Files.readString(PAGE);
    return page.replace(heading() + section(page), heading() + table());
  }

  private String section(String page) {
    int begin = page.indexOf(heading()) + heading().length();
    int end = page.indexOf("\n## ", begin);
    return end < 0 ? page.substring(begin) : page.substring(begin, end);
  }

  private String heading() {
    return "## " + section + "\n\n";
  }
}
