package io.streambus.image.debian;

import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A package in the cache of this machine.
 *
 * @param name name, such as {@code libc6}
 * @param version version of the package
 * @param architecture architecture as Debian names it; {@code all} for data
 * @param sha256 hash of the file, verified by apt
 * @param file the package
 */
public record DebianPackage(
    String name, String version, String architecture, String sha256, Path file) {

  /** Returns what identifies the package, such as {@code libc6_2.41-12_amd64}. */
  public String id() {
    return "%s_%s_%s".formatted(name, version.replace(":", "%3a"), architecture);
  }

  /** Returns the metadata, as in the database of installed packages. */
  public String control() throws IOException {
    return Command.run("dpkg-deb", "--field", file.toString());
  }

  /** Unpacks all files. */
  public void unpack(Path directory) throws IOException {
    Command.run("dpkg-deb", "--extract", file.toString(), directory.toString());
  }
}
