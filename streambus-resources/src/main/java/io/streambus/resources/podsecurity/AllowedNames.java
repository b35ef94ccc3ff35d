package io.streambus.resources.podsecurity;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.schema.Patterns;
import io.streambus.api.stability.PublicApi;
import java.util.regex.Pattern;

/**
 * Names of objects that clusters may refer to.
 *
 * @param entries names; {@code *} stands for every name
 */
@PublicApi
public record AllowedNames(ImmutableSet<String> entries) {

  /** Permits every name. */
  public static final AllowedNames ANY = new AllowedNames(ImmutableSet.of("*"));

  private static final Pattern NAME = Pattern.compile(Patterns.NAME);

  /**
   * Parses names that are separated by commas. An empty text permits no name.
   *
   * @param text the names
   * @return the names
   * @throws IllegalArgumentException if an entry is neither a name nor {@code *}
   */
  public static AllowedNames parse(String text) {
    return new AllowedNames(
        Splitter.on(',')
            .trimResults()
            .omitEmptyStrings()
            .splitToStream(text)
            .map(AllowedNames::verify)
            .collect(ImmutableSet.toImmutableSet()));
  }

  private static String verify(String entry) {
    // Matching a long text overflows the stack.
    boolean isName = entry.length() <= Patterns.MAX_NAME_LENGTH && NAME.matcher(entry).matches();
    if (!isName && !entry.equals("*")) {
      throw new IllegalArgumentException(
          "'%s' is not the name of an object, nor * for all names".formatted(entry));
    }
    return entry;
  }

  boolean permits(String name) {
    return lists("*") || lists(name);
  }

  boolean lists(String name) {
    return entries.contains(name);
  }

  /** Returns the entries as on the command line. */
  @Override
  public String toString() {
    return entries.isEmpty() ? "(none)" : String.join(",", entries);
  }
}
