package io.streambus.app.run;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Form of a label selector that is the same for all selectors that differ in format only. */
final class CanonicalSelector {

  private static final Pattern COMMA_OUTSIDE_PARENTHESES = Pattern.compile(",(?![^(]*\\))");
  private static final Pattern EQUALITY = Pattern.compile("\\s*(!?)==?\\s*");
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\((.*)\\)");

  private CanonicalSelector() {}

  /** Returns the canonical form of a valid selector. */
  static String of(String selector) {
    return Arrays.stream(COMMA_OUTSIDE_PARENTHESES.split(selector))
        .map(CanonicalSelector::requirement)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String requirement(String requirement) {
    Matcher set = SET.matcher(requirement.strip());
    return set.matches()
        ? "%s %s (%s)".formatted(set.group(1), set.group(2), values(set.group(3)))
        : EQUALITY.matcher(requirement.strip()).replaceFirst("$1=");
  }

  private static String values(String values) {
    return Arrays.stream(values.split(",", -1))
        .map(String::strip)
        .sorted()
        .collect(Collectors.joining(","));
  }
}
