package io.streambus.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number on a page, such as {@code 64 KiB<!-- BrokerHttp.MAX_BYTES -->}, and the constant that it
 * must equal.
 *
 * @param type simple name of the class of the constant
 * @param getter method of the constant that returns the number; empty for the constant itself
 */
record DocumentedLimit(long number, String unit, String type, String constantName, String getter) {

  private static final Pattern LIMIT =
      Pattern.compile(
          "(\\d[\\d,]*)(?: ([A-Za-z]+))?[^|.;<\\d]*<!-- (\\w+)\\.(\\w+)(?:\\.(\\w+))? -->");

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Map<Path, String> SOURCES = sources();

  /** Returns all of a page, in its order. */
  static List<DocumentedLimit> allOf(String page) {
    return LIMIT.matcher(page).results().map(DocumentedLimit::of).toList();
  }

  private static DocumentedLimit of(MatchResult match) {
    return new DocumentedLimit(
        Long.parseLong(match.group(1).replace(",", "")),
        match.group(2) == null ? "" : match.group(2),
        match.group(3),
        match.group(4),
        match.group(5) == null ? "" : match.group(5));
  }

  /** Returns the values that have the meaning of the text: the unit of a size can be in a name. */
  Set<Object> meanings() {
    return switch (unit) {
      case "KiB" -> Set.of(number, number << 10);
      case "MiB" -> Set.of(number, number << 20);
      case "second", "seconds" -> Set.of(Duration.ofSeconds(number));
      case "minute", "minutes" -> Set.of(Duration.ofMinutes(number));
      case "hour", "hours" -> Set.of(Duration.ofHours(number));
      default -> Set.of(number);
    };
  }

  /** Returns the value of the constant: a {@code Long} or a {@code Duration}. */
  Object constant() throws ReflectiveOperationException {
    Field constant = declaringClass().getDeclaredField(constantName);
    constant.setAccessible(true);
    Object value = constant.get(null);
    Object limit = getter.isEmpty() ? value : value.getClass().getMethod(getter).invoke(value);
    return limit instanceof Number size ? size.longValue() : limit;
  }

  private Class<?> declaringClass() throws ReflectiveOperationException {
    Path file =
        SOURCES.entrySet().stream()
            .filter(source -> declares(source.getValue()))
            .findFirst()
            .orElseThrow(() -> new ClassNotFoundException(type + " with " + constantName))
            .getKey();
    String outer = file.getFileName().toString().replace(".java", "");
    MatchResult name = PACKAGE.matcher(SOURCES.get(file)).results().findFirst().orElseThrow();
    return Class.forName(name.group(1) + "." + outer + (outer.equals(type) ? "" : "$" + type));
  }

  private boolean declares(String source) {
    return source.contains(" " + constantName + " =")
        && Pattern.compile("\\b(?:class|record|interface) " + type + "\\b").matcher(source).find();
  }

  private static Map<Path, String> sources() {
    Map<Path, String> sources = new HashMap<>();
    try (Stream<Path> modules = Files.list(Pages.ROOT)) {
      for (Path module : modules.map(each -> each.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(module)) {
          addSources(module, sources);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }

  private static void addSources(Path module, Map<Path, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.put(file, Files.readString(file));
      }
    }
  }
}
