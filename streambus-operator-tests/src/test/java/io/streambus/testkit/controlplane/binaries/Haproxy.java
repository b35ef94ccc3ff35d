package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * HAProxy for tests: the installed one if present, otherwise the Debian or Ubuntu package, unpacked
 * into the cache. Installs nothing and needs no privileges.
 */
public final class Haproxy {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Path CACHE =
      BinariesOptions.builder().build().cacheDirectory().resolve("haproxy").toAbsolutePath();

  private Haproxy() {}

  /**
   * Returns the executable. If none is available, the test is skipped with a conspicuous message,
   * or fails if a control plane is required.
   */
  public static Path findOrSkip() {
    try {
      return find();
    } catch (BinarySourceException | IOException e) {
      String message = "SKIPPED, NO HAPROXY: " + e.getMessage();
      if (Boolean.getBoolean(ControlPlaneRequirement.PROPERTY)) {
        throw new IllegalStateException(message, e);
      }
      System.err.println(message);
      return Assumptions.abort(message);
    }
  }

  @SuppressWarnings("try") // The lock is only acquired and released.
  private static Path find() throws BinarySourceException, IOException {
    Files.createDirectories(CACHE);
    // Debian installs it in a directory that is on the PATH of root only.
    Path installed = Path.of(run("sh", "-c", "PATH=$PATH:/usr/sbin; command -v haproxy || true"));
    if (installed.isAbsolute()) {
      return installed;
    }
    Path unpacked = CACHE.resolve("haproxy");
    try (CacheLock lock = CacheLock.acquire(CACHE.resolve(".lock"), TIMEOUT, () -> {})) {
      if (!Files.isExecutable(unpacked)) {
        unpack(download(), unpacked);
      }
      return unpacked;
    }
  }

  /**
   * Downloads the missing packages using separate package lists, leaving those of apt untouched.
   */
  private static List<Path> download() throws BinarySourceException, IOException {
    Path state = Files.createDirectories(CACHE.resolve("apt-state"));
    Path cache = Files.createDirectories(CACHE.resolve("apt-cache"));
    Files.createDirectories(state.resolve("lists/partial"));
    Path archives = Files.createDirectories(cache.resolve("archives/partial")).resolveSibling("");
    List<String> isolatedAptGet =
        List.of(
            "apt-get",
            "-q",
            "-o",
            "Dir::State=" + state,
            "-o",
            "Dir::State::status=/var/lib/dpkg/status",
            "-o",
            "Dir::Cache=" + cache,
            "-o",
            "Debug::NoLocking=true");
    run(isolatedAptGet, "update");
    run(isolatedAptGet, "-y", "--no-install-recommends", "--download-only", "install", "haproxy");
    try (Stream<Path> files = Files.list(archives)) {
      return files.filter(file -> file.toString().endsWith(".deb")).toList();
    }
  }

  private static void unpack(List<Path> packages, Path target)
      throws BinarySourceException, IOException {
    Path root = CACHE.resolve("root");
    for (Path each : packages) {
      run("dpkg", "-x", each.toString(), root.toString());
    }
    Path script = CACHE.resolve(".haproxy.part");
    Files.writeString(
        script,
        "#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s \"$@\"\n"
            .formatted(libraries(root), root.resolve("usr/sbin/haproxy")));
    if (!script.toFile().setExecutable(true)) {
      throw new BinarySourceException("cannot make " + script + " executable");
    }
    run(script.toString(), "-v");
    Files.move(script, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String libraries(Path root) throws IOException {
    try (Stream<Path> directories = Files.list(root.resolve("usr/lib"))) {
      return directories.map(Path::toString).collect(Collectors.joining(":"));
    }
  }

  private static void run(List<String> command, String... arguments) throws BinarySourceException {
    run(Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
  }

  private static String run(String... command) throws BinarySourceException {
    try {
      Path log = Files.createTempFile("haproxy", ".log");
      try (RunningBuild process =
          new RunningBuild(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(log.toFile())
                  .start())) {
        int exitCode = process.exitCode(TIMEOUT);
        String output = Files.readString(log).strip();
        if (exitCode != 0) {
          throw new BinarySourceException("%s: %d: %s".formatted(command[0], exitCode, output));
        }
        return output;
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new BinarySourceException("cannot run " + command[0] + ": " + e.getMessage(), e);
    }
  }
}
