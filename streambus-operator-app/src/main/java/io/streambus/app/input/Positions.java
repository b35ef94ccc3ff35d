package io.streambus.app.input;

import com.google.common.collect.ImmutableMap;
import io.streambus.api.text.ExternalText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the fields of a document begin, by path. Paths have the form of those of problems, such as
 * {@code spec.config.port} or {@code items[0]}.
 */
public final class Positions {

  private final ImmutableMap<String, Position> byPath;

  private Positions(Map<String, Position> byPath) {
    this.byPath = ImmutableMap.copyOf(byPath);
  }

  /** Returns the positions of a document of which nothing is known. */
  static Positions unknown() {
    return new Positions(Map.of());
  }

  /**
   * Returns the position of a field, or of the nearest parent that the document contains. Empty
   * only if nothing is known of the document.
   */
  public Optional<Position> find(String path) {
    String known = path;
    while (!known.isEmpty() && !byPath.containsKey(known)) {
      known = known.substring(0, Math.max(0, lastSeparator(known)));
    }
    return Optional.ofNullable(byPath.get(known));
  }

  private static int lastSeparator(String path) {
    return Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
  }

  /** Returns the positions in an object that the document contains at a path. */
  Positions in(String path) {
    var inner = new HashMap<String, Position>();
    byPath.forEach(
        (each, position) -> {
          if (each.equals(path)) {
            inner.put("", position);
          } else if (each.startsWith(path + ".")) {
            inner.put(each.substring(path.length() + 1), position);
          }
        });
    return new Positions(inner);
  }

  /** Collects positions. Its memory is limited: long paths, and those beyond a number, are lost. */
  static final class Collector {

    private static final int MAX_POSITIONS = 50_000;
    private static final int MAX_PATH_LENGTH = 400;

    private final Map<String, Position> byPath = new HashMap<>();

    /** Adds the position of a field. Of duplicate fields, the last one counts. */
    void add(String path, Position position) {
      if (path.length() <= MAX_PATH_LENGTH && byPath.size() < MAX_POSITIONS) {
        byPath.put(ExternalText.line(path), position);
      }
    }

    Positions positions() {
      return new Positions(byPath);
    }
  }
}
