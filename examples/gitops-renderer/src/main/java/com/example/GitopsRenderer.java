package com.example;

import io.streambus.resources.validation.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Renders each custom resource of a directory to a file of manifests, for a GitOps repository. */
public final class GitopsRenderer {

  private GitopsRenderer() {}

  /**
   * Writes no file if any cluster is invalid.
   *
   * @param arguments directory of the custom resources, file of the {@link Target}, and directory
   *     of the manifests
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("Usage: GitopsRenderer CLUSTERS TARGET MANIFESTS");
      System.exit(2);
    }
    List<String> problems =
        render(Path.of(arguments[0]), Target.read(Path.of(arguments[1])), Path.of(arguments[2]));
    problems.forEach(System.err::println);
    System.exit(problems.isEmpty() ? 0 : 1);
  }

  /** Returns the problems of all clusters, with their files. */
  static List<String> render(Path clusters, Target target, Path manifests) throws IOException {
    ClusterRenderer renderer = new ClusterRenderer(target);
    List<Rendered> rendered;
    try (Stream<Path> files = Files.list(clusters)) {
      rendered =
          files
              .filter(file -> file.toString().endsWith(".yaml"))
              .sorted()
              .map(file -> new Rendered(file, renderer.render(text(file))))
              .toList();
    }
    List<String> problems = rendered.stream().flatMap(Rendered::problems).toList();
    if (problems.isEmpty()) {
      Files.createDirectories(manifests);
      for (Rendered each : rendered) {
        Files.writeString(
            manifests.resolve(each.file().getFileName()), each.result().manifests());
      }
    }
    return problems;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Rendered(Path file, ClusterRenderer.Result result) {

    Stream<String> problems() {
      return result.problems().stream().map(Problem::toString).map(line -> file + ": " + line);
    }
  }
}
