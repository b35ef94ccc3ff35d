package io.streambus.image;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.PackageList;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.process.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what images are built from. Maven sets them; blank is the default. */
final class BuildOptions {

  @Option(names = "--version", required = true)
  private String version = "";

  @Option(names = "--revision", required = true, description = "by default the current commit")
  private String revision = "";

  @Option(names = "--source", required = true, description = "URL of the sources")
  private String source = "";

  @Option(names = "--checkout", required = true, description = "root directory of the checkout")
  private Path checkout = Path.of("");

  @Option(names = "--cache", required = true)
  private Path cache = Path.of("");

  @Option(names = "--mirror", required = true, description = "by default that of this machine")
  private String mirror = "";

  @Option(names = "--packages", required = true, description = "directory of package lists")
  private String packages = "";

  String version() {
    return version;
  }

  String revision() {
    return revision.isBlank() ? commit() : revision;
  }

  String source() {
    return source;
  }

  Path checkout() {
    return checkout;
  }

  Path cache() {
    return cache;
  }

  /** Opens the packages of an architecture, by default in their latest version. */
  PackageRepository repository(Architecture architecture) throws IOException {
    PackageList versions =
        packages.isBlank()
            ? PackageList.latest()
            : PackageList.read(new ImageFiles(Path.of(packages)).packages(architecture));
    return PackageRepository.open(cache, mirror, architecture, versions);
  }

  private String commit() {
    try {
      // The commit itself rather than a tag, and "-dirty" if the checkout differs from it.
      return Command.run(
              List.of(
                  "git",
                  "-C",
                  checkout.toString(),
                  "describe",
                  "--always",
                  "--abbrev=40",
                  "--dirty",
                  "--exclude=*"))
          .strip();
    } catch (IOException e) {
      System.err.println("WARNING: the image names no commit: " + e.getMessage());
      return "";
    }
  }
}
