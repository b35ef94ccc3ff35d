package io.streambus.app.logging;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Levels of loggers, from lines such as {@code io.streambus.operator.rollout=debug}; {@code root}
 * is the logger of all others. Empty lines and lines that begin with {@code #} are comments. If a
 * logger has several lines, the last one counts.
 *
 * @param levels level of each logger
 * @param invalidLines numbers of the lines that are neither valid nor comments, from 1
 */
record LogLevels(Map<String, Level> levels, List<Integer> invalidLines) {

  private static final Pattern LINE = Pattern.compile("\\s*([\\w.$-]+)\\s*=\\s*(\\w+)\\s*");
  private static final Pattern COMMENT = Pattern.compile("\\s*(#.*)?");

  private static final ImmutableMap<String, Level> LEVELS =
      ImmutableMap.of(
          "error", Level.ERROR,
          "warn", Level.WARN,
          "info", Level.INFO,
          "debug", Level.DEBUG,
          "trace", Level.TRACE);

  static LogLevels parse(String text) {
    Map<String, Level> levels = new HashMap<>();
    ImmutableList.Builder<Integer> invalid = ImmutableList.builder();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      Optional<Level> level = line.matches() ? level(line.group(2)) : Optional.empty();
      if (level.isPresent()) {
        levels.put(logger(line.group(1)), level.get());
      } else if (!COMMENT.matcher(lines.get(i)).matches()) {
        invalid.add(i + 1);
      }
    }
    return new LogLevels(ImmutableMap.copyOf(levels), invalid.build());
  }

  private static String logger(String name) {
    return name.equalsIgnoreCase(Logger.ROOT_LOGGER_NAME) ? Logger.ROOT_LOGGER_NAME : name;
  }

  private static Optional<Level> level(String name) {
    return Optional.ofNullable(LEVELS.get(name.toLowerCase(Locale.ROOT)));
  }
}
