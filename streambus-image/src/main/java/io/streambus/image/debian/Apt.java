package io.streambus.image.debian;

import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * apt with package lists of its own, which need no privileges and leave those of the machine alone.
 */
final class Apt {

  private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

  private final Path directory;
  private final List<String> options;

  Apt(Path directory, Architecture architecture) throws IOException {
    this.directory = directory;
    this.options =
        List.of(
            "-q",
            "-o",
            "APT::Architecture=" + architecture.label(),
            "-o",
            "APT::Architectures=" + architecture.label(),
            "-o",
            "APT::Sandbox::User=",
            "-o",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
            "-o",
            "Debug::NoLocking=true",
            "-o",
            "Dir::State=" + Files.createDirectories(directory.resolve("state")),
            "-o",
            "Dir::State::status=" + emptyFile(directory.resolve("status")),
            "-o",
            "Dir::Cache=" + Files.createDirectories(directory.resolve("cache")),
            "-o",
            "Dir::Etc::sourcelist=" + directory.resolve("debian.sources"),
            "-o",
            "Dir::Etc::sourceparts=/dev/null");
    Files.createDirectories(directory.resolve("state/lists/partial"));
    Files.createDirectories(directory.resolve("cache/archives/partial"));
  }

  /** Downloads the package lists of a release with its updates. */
  void update(String mirror, String release) throws IOException {
    if (!Files.exists(KEYRING)) {
      throw new IOException(KEYRING + " is missing; install the package debian-archive-keyring");
    }
    Files.writeString(
        directory.resolve("debian.sources"),
        source(mirror, "%1$s %1$s-updates".formatted(release))
            + source(mirror + "-security", release + "-security"));
    run("apt-get", "update");
  }

  private static String source(String mirror, String suites) {
    return """
        Types: deb
        URIs: %s
        Suites: %s
        Components: main
        Signed-By: %s

        """
        .formatted(mirror, suites, KEYRING);
  }

  String run(String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(1, options);
    return Command.run(all);
  }

  /** Downloads a package into a directory that is empty. */
  void download(String nameAndVersion, Path target) throws IOException {
    List<String> command = new ArrayList<>(List.of("env", "-C", target.toString(), "apt-get"));
    command.addAll(options);
    command.addAll(List.of("download", nameAndVersion));
    Command.run(command);
  }

  private static Path emptyFile(Path file) throws IOException {
    return Files.writeString(file, "");
  }
}
