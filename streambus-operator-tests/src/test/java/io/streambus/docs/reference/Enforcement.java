package io.streambus.docs.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What enforces the fields of the spec, from the generated table of docs/capabilities.md.
 *
 * @param enforcers enforcers for the versions of brokers, by path of a field or a block
 */
record Enforcement(Map<String, List<String>> enforcers) {

  private static final Path PAGE = Path.of("../docs/capabilities.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(spec\\.[^`]+)` \\| (.+?) \\| (.+?) \\| (.+?) \\|", Pattern.MULTILINE);
  private static final List<String> VERSIONS = List.of("before v1.0", "v1.0", "from v1.1");

  static Enforcement read() throws IOException {
    Map<String, List<String>> enforcers = new LinkedHashMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(
            row -> enforcers.put(row.group(1), List.of(row.group(2), row.group(3), row.group(4))));
    return new Enforcement(enforcers);
  }

  /** Returns what enforces a field, such as {@code Kubernetes}, or nothing for a block. */
  Optional<String> of(String path) {
    return enforcers.entrySet().stream()
        .filter(row -> path.equals(row.getKey()) || path.startsWith(row.getKey() + "."))
        .map(row -> describe(row.getValue()))
        .findFirst();
  }

  private static String describe(List<String> byVersion) {
    if (byVersion.stream().distinct().count() == 1) {
      return byVersion.get(0);
    }
    return IntStream.range(0, byVersion.size())
        .mapToObj(i -> "%s (%s)".formatted(byVersion.get(i), VERSIONS.get(i)))
        .collect(Collectors.joining(", "));
  }
}
