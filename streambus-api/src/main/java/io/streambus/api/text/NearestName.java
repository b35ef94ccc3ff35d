package io.streambus.api.text;

import com.google.common.base.Ascii;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The known name that a misspelled one was probably meant to be. */
public final class NearestName {

  /** No name of Kubernetes is longer. */
  private static final int MAX_LENGTH = 253;

  private NearestName() {}

  /**
   * Returns the known name that is nearest to an unknown one; empty if none is near. Case does not
   * matter, and the transposition of two letters counts as one edit.
   */
  public static Optional<String> of(String unknown, Collection<String> known) {
    if (unknown.isEmpty() || unknown.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    return known.stream()
        .filter(name -> Math.abs(name.length() - unknown.length()) <= edits(unknown))
        .map(name -> Map.entry(name, distance(Ascii.toLowerCase(unknown), Ascii.toLowerCase(name))))
        .filter(entry -> entry.getValue() <= edits(unknown))
        .min(Comparator.comparing(Map.Entry<String, Integer>::getValue))
        .map(Map.Entry::getKey);
  }

  /** The number of edits that a misspelled name can need. */
  private static int edits(String name) {
    return name.length() <= 3 ? 1 : name.length() <= 7 ? 2 : 3;
  }

  /** Optimal string alignment distance. */
  private static int distance(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substitution = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + substitution);
        if (isTransposition(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }

  private static boolean isTransposition(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
