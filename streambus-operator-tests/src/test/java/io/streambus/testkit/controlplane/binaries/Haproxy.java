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
 * HAProxy for tests: the one of the machine, else the package of Debian or Ubuntu, unpacked into
 * the cache. Nothing is installed, and no rights are needed.
 */
public final class Haproxy {

  private static final Duration BOUND = Duration.ofMinutes(3);
  private static final Path CACHE =
      BinariesOptions.builder().build().cache().resolve("haproxy").toAbsolutePath();

  private Haproxy() {}

  /**
   * The executable. Where none can be had the test is skipped with one line that nobody overlooks,
   * or fails where a control plane would be required too.
   */
  public static Path orSkip() {
    try {
      return find();
    } catch (BinarySourceException | IOException e) {
      String line = "SKIPPED, NO HAPROXY: " + e.getMessage();
      if (Boolean.getBoolean(ControlPlaneRequirement.PROPERTY)) {
        throw new IllegalStateException(line, e);
      }
      System.err.println(line);
      return Assumptions.abort(line);
    }
  }

  @SuppressWarnings("try") // The lock is held, not used.
  private static Path find() throws BinarySourceException, IOException {
    Files.createDirectories(CACHE);
    // Debian installs it where only root looks.
    Path installed = Path.of(run("sh", "-c", "PATH=$PATH:/usr/sbin; command -v haproxy || true"));
    if (installed.isAbsolute()) {
      return installed;
    }
    Path unpacked = CACHE.resolve("haproxy");
    try (CacheLock lock = CacheLock.acquire(CACHE.resolve(".lock"), BOUND, () -> {})) {
      if (!Files.isExecutable(unpacked)) {
        unpack(download(), unpacked);
      }
      return unpacked;
    }
  }

  /** Packages that the machine lacks; with lists of their own, so that those of apt stay as is. */
  private static List<Path> download() throws BinarySourceException, IOException {
    Path state = Files.createDirectories(CACHE.resolve("apt-state"));
    Path cache = Files.createDirectories(CACHE.resolve("apt-cache"));
    Files.createDirectories(state.resolve("lists/partial"));
    Path archives = Files.createDirectories(cache.resolve("archives/partial")).resolveSibling("");
    List<String> aside =
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
    run(aside, "update");
    run(aside, "-y", "--no-install-recommends", "--download-only", "install", "haproxy");
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
    try (Stream<Path> folders = Files.list(root.resolve("usr/lib"))) {
      return folders.map(Path::toString).collect(Collectors.joining(":"));
    }
  }

  private static void run(List<String> command, String... more) throws BinarySourceException {
    run(Stream.concat(command.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private static String run(String... command) throws BinarySourceException {
    try {
      Path output = Files.createTempFile("haproxy", ".log");
      try (RunningBuild running =
          new RunningBuild(
              new ProcessBuilder(command)
                  .redirectErrorStream(true)
                  .redirectOutput(output.toFile())
                  .start())) {
        int code = running.exitCode(BOUND);
        String printed = Files.readString(output).strip();
        if (code != 0) {
          throw new BinarySourceException("%s: %d: %s".formatted(command[0], code, printed));
        }
        return printed;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new BinarySourceException("cannot run " + command[0] + ": " + e.getMessage(), e);
    }
  }
}
