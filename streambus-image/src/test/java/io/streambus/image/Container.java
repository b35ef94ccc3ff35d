package io.streambus.image;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.image.archive.Emulator;
import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.PackageList;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process in an unpacked image, started with its entry point and by its user. The root directory
 * is read-only, as it should be in Kubernetes. Without the privileges for that, the process runs
 * outside of the root directory, by means of the loader of the image.
 */
final class Container implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
  private static final Path CACHE = Path.of(System.getProperty("image.cache"));

  /**
   * Like a container engine: with the devices and processes of the machine, and nothing writable.
   */
  private static final String READ_ONLY_ROOT =
      """
      set -e
      mkdir -p "$1/proc" "$1/dev"
      mount --bind "$1" "$1"
      mount --rbind /proc "$1/proc"
      mount --rbind /dev "$1/dev"
      mount -o remount,bind,ro "$1"
      root=$1
      user=$2
      shift 2
      exec chroot --userspec="$user" "$root" "$@"
      """;

  private final Process process;
  private final Path output;

  private Container(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static Container start(UnpackedImage image, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(isRoot() ? isolated(image) : direct(image));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("container", ".log");
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Container(builder.redirectOutput(output.toFile()).start(), output);
  }

  private static List<String> isolated(UnpackedImage image) throws IOException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/unshare", "--mount", "/bin/sh", "-c"));
    command.addAll(List.of("PATH=/usr/sbin:/usr/bin:/sbin:/bin\n" + READ_ONLY_ROOT, "sh"));
    command.add(image.root().toString());
    command.add(image.config().get("User").asText());
    command.addAll(emulator(image));
    command.addAll(entrypoint(image));
    return command;
  }

  private static List<String> direct(UnpackedImage image) throws IOException {
    Architecture architecture = image.architecture();
    List<String> command = new ArrayList<>();
    for (String argument : emulator(image)) {
      command.add(image.root() + argument);
    }
    command.add(image.root().resolve(architecture.loader()).toString());
    command.add("--library-path");
    command.add(image.root().resolve(architecture.libraries()).toString());
    for (String argument : entrypoint(image)) {
      // Paths are whole arguments or follow an "@" or "=".
      command.add(argument.replaceFirst("^(|@|-XX:.*=)/", "$1" + image.root() + "/"));
    }
    return command;
  }

  private static List<String> emulator(UnpackedImage image) throws IOException {
    Architecture here = Architecture.ofBuildMachine();
    if (image.architecture() == here) {
      return List.of();
    }
    PackageRepository packages = PackageRepository.open(CACHE, "", here, PackageList.latest());
    Files.copy(
        Emulator.get(packages, CACHE, image.architecture()),
        image.root().resolve("emulator"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    return List.of("/emulator");
  }

  private static List<String> entrypoint(UnpackedImage image) throws IOException {
    List<String> entrypoint = new ArrayList<>();
    for (JsonNode argument : image.config().get("Entrypoint")) {
      entrypoint.add(argument.asText());
    }
    return entrypoint;
  }

  static boolean isRoot() throws IOException {
    return Command.run("id", "-u").strip().equals("0");
  }

  /** Waits until the process exits, and returns its output. */
  String awaitSuccess() throws IOException, InterruptedException {
    boolean exited = process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    if (!exited || process.exitValue() != 0) {
      throw new AssertionError("the container failed: " + output());
    }
    return output();
  }

  /** Waits until the process prints the given text. */
  void awaitOutput(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!output().contains(text)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new AssertionError("the container did not print %s: %s".formatted(text, output()));
      }
      Thread.sleep(POLL_INTERVAL.toMillis());
    }
  }

  /** Sends SIGTERM, as Kubernetes does. */
  void terminate() {
    process.destroy();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.delete(output);
  }
}
