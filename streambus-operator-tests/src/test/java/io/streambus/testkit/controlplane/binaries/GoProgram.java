package io.streambus.testkit.controlplane.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program for tests, built with the Go toolchain from modules pinned by version and checksum. The
 * version is in the cached file name, so a new one is built again.
 *
 * @param name name of the executable, and of the resource directory with its {@code go.mod}
 * @param mainPackage what to build
 */
public record GoProgram(String name, String mainPackage) {

  /** Helm. */
  public static final GoProgram HELM = new GoProgram("helm", "helm.sh/helm/v4/cmd/helm");

  /** The validator of bundles for the Operator Lifecycle Manager. */
  public static final GoProgram OPERATOR_VERIFY =
      new GoProgram("operator-verify", "github.com/operator-framework/api/cmd/operator-verify");

  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final Pattern REQUIRED = Pattern.compile("(?m)^require \\S+ v(\\S+)$");
  private static final Path CACHE =
      BinariesOptions.builder().build().cacheDirectory().toAbsolutePath();

  /**
   * Returns the executable, and builds it if it is not cached. That takes about two minutes.
   *
   * @throws IllegalStateException if it cannot be built
   */
  @SuppressWarnings("try") // The lock is only acquired and released.
  public Path find() {
    Path directory = CACHE.resolve(name);
    try (CacheLock lock = CacheLock.acquire(directory.resolve(".lock"), TIMEOUT, () -> {})) {
      Path build = copySources(directory.resolve("build"));
      Path executable = directory.resolve(name + "-" + version(build.resolve("go.mod")));
      if (!Files.isExecutable(executable)) {
        build(build, executable);
      }
      return executable;
    } catch (IOException | BinarySourceException e) {
      throw new IllegalStateException("cannot build %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private Path copySources(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String file : List.of("go.mod", "go.sum", "tools.go")) {
      try (InputStream in = GoProgram.class.getResourceAsStream(name + "/" + file)) {
        Files.copy(in, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return directory;
  }

  /** The first requirement is the program; the others are what it depends on. */
  private static String version(Path module) throws IOException, BinarySourceException {
    Matcher required = REQUIRED.matcher(Files.readString(module));
    if (!required.find()) {
      throw new BinarySourceException(module + " requires no module on a line of its own");
    }
    return required.group(1);
  }

  private void build(Path directory, Path executable) throws IOException, BinarySourceException {
    Path unfinished = executable.resolveSibling("." + name + ".part");
    Path log = directory.resolve("build.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "go",
                "build",
                "-mod=readonly",
                "-trimpath",
                "-buildvcs=false",
                "-ldflags=-s -w",
                "-o",
                unfinished.toString(),
                mainPackage)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOWORK", "off", "GOFLAGS", ""));
    try (RunningBuild build = new RunningBuild(builder.start())) {
      if (build.exitCode(TIMEOUT) != 0) {
        throw new BinarySourceException(Files.readString(log));
      }
    }
    Files.move(unfinished, executable, StandardCopyOption.ATOMIC_MOVE);
  }
}
