package io.streambus.image.debian;

import io.streambus.image.process.Command;
import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages of one release of Debian for one architecture, kept in the cache once downloaded.
 */
public final class PackageRepository {

  /** Debian 13, the first with a JDK 25. */
  private static final String RELEASE = "trixie";

  private static final Duration MAX_AGE = Duration.ofHours(12);

  private final Path cache;
  private final Apt apt;
  private final PackageList versions;

  private PackageRepository(Path cache, Apt apt, PackageList versions) {
    this.cache = cache;
    this.apt = apt;
    this.versions = versions;
  }

  /**
   * Opens the repository, with package lists that are at most half a day old.
   *
   * @param mirror URL of the mirror; blank for the one that this machine uses
   * @throws IOException if the package lists cannot be downloaded
   */
  public static PackageRepository open(
      Path cache, String mirror, Architecture architecture, PackageList versions)
      throws IOException {
    Path directory = Files.createDirectories(cache.resolve("apt-" + architecture.label()));
    var apt = new Apt(directory, architecture);
    Path updated = directory.resolve("updated");
    if (isOld(updated)) {
      apt.update(mirror.isBlank() ? mirrorOfMachine() : mirror, RELEASE);
      Files.writeString(updated, "");
    }
    return new PackageRepository(Files.createDirectories(cache.resolve("packages")), apt, versions);
  }

  /**
   * Returns a package, downloaded and verified by apt unless it is in the cache.
   *
   * @throws IOException if it cannot be downloaded, or is not that of the list of packages
   */
  public DebianPackage get(String name) throws IOException {
    String requested = versions.version(name).map(version -> name + "=" + version).orElse(name);
    String stanza = apt.run("apt-cache", "show", "--no-all-versions", requested);
    String version = field(stanza, "Version");
    String sha256 = field(stanza, "SHA256");
    Path file = cache.resolve("%s_%s.deb".formatted(name, sha256));
    var each = new DebianPackage(name, version, field(stanza, "Architecture"), sha256, file);
    versions.check(each);
    if (!Files.exists(file)) {
      download(name + "=" + version, file);
    }
    return each;
  }

  /** Returns packages. See {@link #get(String)}. */
  public List<DebianPackage> get(List<String> names) throws IOException {
    var packages = Stream.<DebianPackage>builder();
    for (String name : names) {
      packages.add(get(name));
    }
    return packages.build().toList();
  }

  private void download(String nameAndVersion, Path file) throws IOException {
    Path directory = Files.createTempDirectory(cache, "download");
    apt.download(nameAndVersion, directory);
    try (Stream<Path> files = Files.list(directory)) {
      Files.move(files.findFirst().orElseThrow(), file, StandardCopyOption.ATOMIC_MOVE);
    }
    new FileTree(directory).delete();
  }

  private static String field(String stanza, String name) throws IOException {
    String start = name + ": ";
    return stanza
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow(() -> new IOException("no field %s in: %s".formatted(name, stanza)));
  }

  private static boolean isOld(Path updated) throws IOException {
    return !Files.exists(updated)
        || Files.getLastModifiedTime(updated)
            .toInstant()
            .isBefore(Clock.systemUTC().instant().minus(MAX_AGE));
  }

  private static String mirrorOfMachine() throws IOException {
    return Command.run("apt-get", "indextargets", "--format", "$(REPO_URI)")
        .lines()
        .map(url -> url.replaceAll("/$", ""))
        .filter(url -> url.endsWith("/debian"))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "this machine uses no mirror of Debian; name one with -Dimage.debian.mirror"));
  }
}
