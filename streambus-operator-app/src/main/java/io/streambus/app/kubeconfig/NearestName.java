package io.streambus.app.kubeconfig;

import io.streambus.api.text.ExternalText;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the name that a user probably meant. */
public final class NearestName {

  private static final int MAX_LENGTH = 253;

  private NearestName() {}

  /** Returns a hint such as {@code ; did you mean demo?}; empty if no name is similar. */
  public static String hint(String name, Collection<String> names) {
    return of(name, names)
        .map(found -> "; did you mean " + ExternalText.line(found, MAX_LENGTH) + "?")
        .orElse("");
  }

  /** Returns the most similar name, if at most a third of its characters differ. */
  public static Optional<String> of(String name, Collection<String> names) {
    String typed = name.substring(0, Math.min(name.length(), MAX_LENGTH));
    return names.stream()
        .filter(each -> distance(typed, each) <= Math.max(1, each.length() / 3))
        .min(
            Comparator.comparingInt((String each) -> distance(typed, each))
                .thenComparing(each -> each));
  }

  /** The Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] previous = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
