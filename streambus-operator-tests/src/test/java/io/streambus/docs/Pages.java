package io.streambus.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown files of the repository. */
final class Pages {

  static final Path ROOT = Path.of("..");

  private Pages() {}

  /** Returns the paths of all pages from the root of the repository. */
  static List<String> all() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(path -> path.endsWith(".md"))
          .filter(path -> !path.matches("(?:.*/)?(?:target|\\.[^/]+)/.*"))
          .sorted()
          .toList();
    }
  }

  static String read(String page) {
    try {
      return Files.readString(ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all blocks of commands, which have the language {@code sh}. */
  static List<CodeBlock> commandsOf(String page) {
    return CodeBlock.allOf(page, read(page)).stream()
        .filter(block -> block.language().equals("sh"))
        .toList();
  }
}
