package io.streambus.app.run;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.hash.Hashing;
import io.streambus.operator.OperatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Namespace and name of a Lease.
 *
 * @param namespace namespace
 * @param name name
 */
record LeaseAddress(String namespace, String name) {

  private static final String NAME = "streambus-operator";
  private static final int HASH_DIGITS = 8;

  /**
   * Returns the Lease that operators of the same clusters share. Operators that share the work, by
   * namespace or by label, have different Leases, so that they do not exclude each other.
   */
  static LeaseAddress of(String namespace, OperatorOptions options) {
    if (options.namespaces().isEmpty() && options.selector().isEmpty()) {
      return new LeaseAddress(namespace, NAME);
    }
    String clusters =
        String.join(",", ImmutableSortedSet.copyOf(options.namespaces()))
            + "\n"
            + options.selector().map(CanonicalSelector::of).orElse("");
    String hash = Hashing.sha256().hashString(clusters, StandardCharsets.UTF_8).toString();
    return new LeaseAddress(namespace, NAME + "-" + hash.substring(0, HASH_DIGITS));
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }

  /** Form of a label selector that is the same for all selectors that differ in format only. */
  private static final class CanonicalSelector {

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
}
