package io.streambus.image.runtime;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.DebianPackage;
import io.streambus.image.debian.PackageRepository;
import io.streambus.image.process.Command;
import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The JDK of Debian with the libraries that it needs, unpacked into the cache. Runs on this machine
 * whatever its distribution, and whether or not it has a JDK of the same version.
 */
public final class Jdk {

  /** The package whose modules are linked. */
  public static final String MODULES_PACKAGE = "openjdk-25-jdk-headless";

  private static final List<String> PACKAGES =
      List.of(
          MODULES_PACKAGE, "openjdk-25-jre-headless", "libc6", "libgcc-s1", "libstdc++6", "zlib1g");

  private final Architecture architecture;
  private final Path root;

  private Jdk(Architecture architecture, Path root) {
    this.architecture = architecture;
    this.root = root;
  }

  /** Unpacks the JDK for this machine, unless it is in the cache. */
  public static Jdk forBuildMachine(PackageRepository repository, Path cache) throws IOException {
    List<DebianPackage> packages = repository.get(PACKAGES);
    Path root = cache.resolve("jdk").resolve(packages.get(0).id());
    if (!Files.exists(root)) {
      // Former versions are not needed again, and large.
      new FileTree(root.resolveSibling("")).delete();
      Files.createDirectories(root.resolveSibling(""));
      Path incomplete = Files.createTempDirectory(root.resolveSibling(""), "jdk");
      for (DebianPackage each : packages) {
        each.unpack(incomplete);
      }
      embedConfiguration(incomplete);
      Files.move(incomplete, root, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Jdk(Architecture.ofBuildMachine(), root);
  }

  /** Debian keeps the configuration in /etc, to which the JDK has absolute links. */
  private static void embedConfiguration(Path root) throws IOException {
    for (Path path : new FileTree(root.resolve("usr/lib/jvm")).contents()) {
      if (Files.isSymbolicLink(path) && Files.readSymbolicLink(path).isAbsolute()) {
        Path target = root.resolve(Path.of("/").relativize(Files.readSymbolicLink(path)));
        Files.delete(path);
        if (Files.isRegularFile(target)) {
          Files.copy(target, path);
        }
      }
    }
  }

  /** Returns the directory of the modules for linking. */
  public static Path modules(Path root, Architecture architecture) {
    return home(root, architecture).resolve("jmods");
  }

  /**
   * Returns the names of the classes of a package and of those below.
   *
   * @param directory the package, such as {@code java/util/}
   */
  public List<String> classes(String module, String directory) throws IOException {
    return new ModuleClasses(modules(root, architecture).resolve(module + ".jmod")).in(directory);
  }

  private static Path home(Path root, Architecture architecture) {
    return root.resolve("usr/lib/jvm/java-25-openjdk-" + architecture.label());
  }

  /** Runs a tool by its module and main class. */
  public String run(String tool, List<String> arguments) throws IOException {
    // Debian's loader, because the C library of this machine may be too old.
    List<String> command =
        new ArrayList<>(
            List.of(
                root.resolve(architecture.libraries())
                    .resolve(Path.of(architecture.loader()).getFileName())
                    .toString(),
                "--library-path",
                root.resolve(architecture.libraries()).toString(),
                home(root, architecture).resolve("bin/java").toString(),
                "-m",
                tool));
    command.addAll(arguments);
    return Command.run(command);
  }
}
