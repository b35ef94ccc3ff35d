package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException.FailedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program for tests: the installed one if present, otherwise that of the Debian or Ubuntu
 * package, unpacked into the cache. Installs nothing and needs no privileges.
 */
public final class DebianProgram {

  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private final String debianPackage;
  private final String program;
  private final Path cache;

  /**
   * Creates a program that is not on this machine yet.
   *
   * @param debianPackage name of the package, such as {@code haproxy}
   * @param program path in the package, such as {@code usr/sbin/haproxy}
   */
  public DebianProgram(String debianPackage, String program) {
    this.debianPackage = debianPackage;
    this.program = program;
    this.cache =
        BinariesOptions.builder().build().cacheDirectory().resolve(debianPackage).toAbsolutePath();
  }

  /**
   * Returns the executable.
   *
   * @throws ControlPlaneUnavailableException if the package cannot be downloaded
   */
  public Path find() {
    try {
      return findOrUnpack();
    } catch (BinarySourceException | IOException e) {
      throw new ControlPlaneUnavailableException(
          name(),
          List.of(
              new FailedSource(
                  "the machine and package " + debianPackage, String.valueOf(e.getMessage()))));
    }
  }

  @SuppressWarnings("try") // The lock is only acquired and released.
  private Path findOrUnpack() throws BinarySourceException, IOException {
    Files.createDirectories(cache);
    // Debian installs it in a directory that is on the PATH of root only.
    Path installed =
        Path.of(run("sh", "-c", "PATH=$PATH:/usr/sbin; command -v %s || true".formatted(name())));
    if (installed.isAbsolute()) {
      return installed;
    }
    Path unpacked = cache.resolve(name());
    try (CacheLock lock = CacheLock.acquire(cache.resolve(".lock"), TIMEOUT, () -> {})) {
      if (!Files.isExecutable(unpacked)) {
        writeScript(unpackedPackages(), unpacked);
      }
      return unpacked;
    }
  }

  /**
   * Downloads the missing packages using separate package lists, leaving those of apt untouched.
   */
  private List<Path> download() throws BinarySourceException, IOException {
    Path state = Files.createDirectories(cache.resolve("apt-state"));
    Path aptCache = Files.createDirectories(cache.resolve("apt-cache"));
    Files.createDirectories(state.resolve("lists/partial"));
    Path archives =
        Files.createDirectories(aptCache.resolve("archives/partial")).resolveSibling("");
    List<String> isolatedAptGet =
        List.of(
            "apt-get",
            "-q",
            "-o",
            "Dir::State=" + state,
            "-o",
            "Dir::State::status=/var/lib/dpkg/status",
            "-o",
            "Dir::Cache=" + aptCache,
            "-o",
            "Debug::NoLocking=true");
    run(isolatedAptGet, "update");
    run(
        isolatedAptGet,
        "-y",
        "--no-install-recommends",
        "--download-only",
        "install",
        debianPackage);
    try (Stream<Path> files = Files.list(archives)) {
      return files.filter(file -> file.toString().endsWith(".deb")).toList();
    }
  }

  /** Returns the directory that the packages are unpacked in, also for other programs of them. */
  private Path unpackedPackages() throws BinarySourceException, IOException {
    Path root = cache.resolve("root");
    Path complete = cache.resolve(".unpacked");
    if (!Files.exists(complete)) {
      for (Path each : download()) {
        run("dpkg", "-x", each.toString(), root.toString());
      }
      Files.writeString(complete, "");
    }
    return root;
  }

  /** Writes a script that runs the program with the libraries of its packages. */
  private void writeScript(Path root, Path target) throws BinarySourceException, IOException {
    Path script = cache.resolve("." + name() + ".part");
    Files.writeString(
        script,
        "#!/bin/sh\nLD_LIBRARY_PATH=%s exec %s \"$@\"\n"
            .formatted(libraries(root), root.resolve(program)));
    if (!script.toFile().setExecutable(true)) {
      throw new BinarySourceException("cannot make " + script + " executable");
    }
    Files.move(script, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private String name() {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  private static String libraries(Path root) throws IOException {
    if (!Files.isDirectory(root.resolve("usr/lib"))) {
      return "";
    }
    try (Stream<Path> directories = Files.list(root.resolve("usr/lib"))) {
      return directories.map(Path::toString).collect(Collectors.joining(":"));
    }
  }

  private static void run(List<String> command, String... arguments) throws BinarySourceException {
    run(Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
  }

  private static String run(String... command) throws BinarySourceException {
    try {
      Path log = Files.createTempFile("program", ".log");
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
