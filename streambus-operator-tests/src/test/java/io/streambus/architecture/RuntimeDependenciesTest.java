package io.streambus.architecture;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.fixture.GoldenFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that what users of a published artifact get with it changes only on purpose, and that
 * those who embed a library choose the HTTP client and the logging themselves.
 */
class RuntimeDependenciesTest {

  private static final String FILE = "runtime-dependencies.txt";

  /** The version of this project, which each release changes. */
  private static final Pattern OWN_VERSION = Pattern.compile("(io\\.streambus:[^:]+:jar):[^:\n]+");

  private static final Pattern LEFT_TO_EMBEDDERS =
      Pattern.compile(
          "io\\.fabric8:kubernetes-httpclient-|io\\.fabric8:kube-api-test|io\\.vertx:|io\\.netty:"
              + "|com\\.squareup\\.|ch\\.qos\\.logback:|org\\.apache\\.logging|org\\.slf4j:(?!slf4j-api)"
              + "|org\\.junit|org\\.assertj:|org\\.awaitility:|org\\.mockito:");

  /** A library in a tree, unless it is optional. */
  private static final Pattern LIBRARY =
      Pattern.compile("(?m)- (?!io\\.streambus:)[^:\n]+:([^:]+):jar:([^:]+):[a-z]+$");

  private static final String MARK = "<!-- Generated from the build; do not edit below. -->";

  static List<String> modules() {
    return List.of(
        "streambus-api",
        "streambus-resources",
        "streambus-operator",
        "streambus-testkit",
        "streambus-operator-app");
  }

  @Test
  void pageHasWeights() throws IOException {
    StringBuilder table = new StringBuilder("\n| artifact | libraries | MB |\n|---|---|---|\n");
    for (String module : modules()) {
      List<Path> jars = jars(module);
      table.append("| `%s` | %d | %s |\n".formatted(module, jars.size(), megabytes(jars)));
    }
    new GoldenFile(Path.of("../docs/libraries.md")).verifyBelow(MARK, table.toString());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void runtimeDependenciesAreTheRecordedOnes(String module) throws IOException {
    new GoldenFile(directory(module).resolve(FILE)).verify(resolved(module));
  }

  @ParameterizedTest
  @ValueSource(strings = {"streambus-api", "streambus-resources", "streambus-operator"})
  void embeddersChooseClientAndLogging(String module) throws IOException {
    assertThat(resolved(module).lines()).noneMatch(LEFT_TO_EMBEDDERS.asPredicate());
  }

  /** Returns the tree that the build of the module wrote. */
  private static String resolved(String module) throws IOException {
    String tree = Files.readString(directory(module).resolve("target").resolve(FILE));
    return OWN_VERSION.matcher(tree).replaceAll("$1");
  }

  private static List<Path> jars(String module) throws IOException {
    Map<String, Path> classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .collect(toMap(jar -> jar.getFileName().toString(), jar -> jar, (one, other) -> one));
    return LIBRARY
        .matcher(resolved(module))
        .results()
        .map(library -> library.group(1) + "-" + library.group(2) + ".jar")
        .map(name -> requireNonNull(classPath.get(name), () -> name + " is not on the class path"))
        .toList();
  }

  private static String megabytes(List<Path> jars) throws IOException {
    long bytes = 0;
    for (Path jar : jars) {
      bytes += Files.size(jar);
    }
    return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
  }

  private static Path directory(String module) {
    return Path.of("..", module);
  }
}
