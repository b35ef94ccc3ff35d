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

  private final Map<String, Entry> entries;

  private PackageList(Map<String, Entry> entries) {
    this.entries = entries;
  }

  private record Entry(String version, String sha256) {}

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
    Map<String, Entry> entries = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split(" ", -1);
      if (fields.length != 3) {
        throw new IOException("%s: not a package, version and hash: %s".formatted(file, line));
      }
      entries.put(fields[0], new Entry(fields[1], fields[2]));
    }
    return new PackageList(entries);
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
    return Optional.ofNullable(entries.get(name)).map(Entry::version);
  }

  /**
   * Checks that a package is the one of the list, if the list has one of this name.
   *
   * @throws IOException if the list has another hash for it
   */
  public void check(DebianPackage each) throws IOException {
    Entry entry = entries.get(each.name());
    if (entry != null && !entry.sha256().equals(each.sha256())) {
      throw new IOException(
          "%s has SHA-256 %s, but the list of packages requires %s"
              .formatted(each.id(), each.sha256(), entry.sha256()));
    }
  }
}
