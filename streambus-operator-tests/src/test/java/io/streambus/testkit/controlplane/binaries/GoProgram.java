package io.streambus.testkit.controlplane.binaries;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Helm for tests, built with the Go toolchain from modules pinned by version and checksum. The
 * version is in the cached file name, so a new one is built again.
 */
public final class HelmProgram {

  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final String VERSION = "4.3.1";
  private static final Path CACHE =
      BinariesOptions.builder().build().cacheDirectory().resolve("helm").toAbsolutePath();

  private HelmProgram() {}

  /**
   * Returns the executable, and builds it if it is not cached. That takes about two minutes.
   *
   * @throws IllegalStateException if it cannot be built
   */
  @SuppressWarnings("try") // The lock is only acquired and released.
  public static Path find() {
    Path executable = CACHE.resolve("helm-" + VERSION);
    try (CacheLock lock = CacheLock.acquire(CACHE.resolve(".lock"), TIMEOUT, () -> {})) {
      if (!Files.isExecutable(executable)) {
        build(executable);
      }
      return executable;
    } catch (IOException | BinarySourceException e) {
      throw new IllegalStateException("cannot build Helm: " + e.getMessage(), e);
    }
  }

  private static void build(Path executable) throws IOException, BinarySourceException {
    Path directory = Files.createDirectories(CACHE.resolve("build"));
    for (String file : List.of("go.mod", "go.sum", "tools.go")) {
      try (InputStream in = HelmProgram.class.getResourceAsStream("helm/" + file)) {
        Files.copy(in, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path unfinished = CACHE.resolve(".helm.part");
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
                "helm.sh/helm/v4/cmd/helm")
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
