package io.streambus.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The test classes of all modules, which pages name as proofs. */
final class NamedTests {

  private static final Set<String> NAMES = read();

  private NamedTests() {}

  /** Returns those that do not exist. */
  static List<String> missing(Stream<String> names) {
    return names.filter(name -> !NAMES.contains(name)).distinct().toList();
  }

  private static Set<String> read() {
    try (Stream<Path> modules = Files.list(Pages.ROOT)) {
      Set<String> names = new HashSet<>();
      for (Path module : modules.map(each -> each.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(module)) {
          names.addAll(read(module));
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(Path module) throws IOException {
    try (Stream<Path> files = Files.walk(module)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(".*(?:Test|IT)\\.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .toList();
    }
  }
}
