package io.streambus.image.debian;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The versions of packages that an image was built from. Building with the list of another build
 * uses the same packages again.
 */
public final class PackageList {

  private final Map<String, String> versions;

  private PackageList(Map<String, String> versions) {
    this.versions = versions;
  }

  /** Returns the list that prescribes no version. */
  public static PackageList latest() {
    return new PackageList(Map.of());
  }

  /**
   * Reads a list.
   *
   * @throws IOException if the file cannot be read or is not a list
   */
  public static PackageList read(Path file) throws IOException {
    Map<String, String> versions = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(" ", -1);
      if (fields.length != 3) {
        throw new IOException("%s: not a package, version and hash: %s".formatted(file, line));
      }
      versions.put(fields[0], fields[1]);
    }
    return new PackageList(versions);
  }

  /** Writes one line for each package: its name, version and SHA-256. */
  public static void write(Collection<DebianPackage> packages, Path file) throws IOException {
    Files.writeString(
        file,
        packages.stream()
            .map(each -> "%s %s %s\n".formatted(each.name(), each.version(), each.sha256()))
            .sorted()
            .collect(Collectors.joining()));
  }

  /** Returns the version to use; empty for the latest. */
  public Optional<String> version(String name) {
    return Optional.ofNullable(versions.get(name));
  }
}
