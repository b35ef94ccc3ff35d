package io.streambus.image.rootfs;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.DebianPackage;
import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The files outside of the Java runtime and the program: the C and C++ libraries, accounts, and
 * what scanners read. Jib writes no symbolic links, so libraries have the name that programs refer
 * to.
 */
public final class BaseFiles {

  /** The packages that files are taken from; gcc-14-base has the license of the C++ library. */
  public static final List<String> PACKAGES =
      List.of("base-files", "gcc-14-base", "libc6", "libgcc-s1", "libstdc++6", "zlib1g");

  /** What the Java runtime is linked against. Without libm, for example, it does not start. */
  public static final List<String> LIBRARIES =
      List.of("libc.so.6", "libm.so.6", "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1");

  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/sbin/nologin
      streambus:x:1000:1000:StreamBus operator:/nonexistent:/sbin/nologin
      nobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin
      """;
  private static final String GROUP =
      """
      root:x:0:
      streambus:x:1000:
      nogroup:x:65534:
      """;

  private final Architecture architecture;
  private final Path root;

  /** Creates the files of an architecture below a root directory. */
  public BaseFiles(Architecture architecture, Path root) {
    this.architecture = architecture;
    this.root = root;
  }

  /**
   * Writes the files.
   *
   * @param base packages that files are taken from
   * @param recorded packages to record as installed
   */
  public void write(List<DebianPackage> base, List<DebianPackage> recorded) throws IOException {
    Path unpacked = Files.createTempDirectory("base");
    for (DebianPackage each : base) {
      each.unpack(unpacked);
    }
    copyLibraries(unpacked);
    copyDocuments(unpacked, base);
    new FileTree(unpacked).delete();
    write("etc/passwd", PASSWD);
    write("etc/group", GROUP);
    write("etc/nsswitch.conf", "hosts: files dns\n");
    for (DebianPackage each : recorded) {
      // As in other images of Debian without its package manager.
      write("var/lib/dpkg/status.d/" + each.name(), each.control());
    }
  }

  private void copyLibraries(Path unpacked) throws IOException {
    Path libraries = unpacked.resolve(architecture.libraries());
    Path loader = Path.of(architecture.loader());
    copy(libraries.resolve(loader.getFileName()), root.resolve(loader));
    for (String library : LIBRARIES) {
      copy(libraries.resolve(library), root.resolve(architecture.libraries()).resolve(library));
    }
  }

  private void copyDocuments(Path unpacked, List<DebianPackage> packages) throws IOException {
    copy(unpacked.resolve("usr/lib/os-release"), root.resolve("usr/lib/os-release"));
    copy(unpacked.resolve("usr/lib/os-release"), root.resolve("etc/os-release"));
    for (DebianPackage each : packages) {
      String copyright = "usr/share/doc/" + each.name() + "/copyright";
      copy(unpacked.resolve(copyright), root.resolve(copyright));
    }
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }

  private static void copy(Path source, Path target) throws IOException {
    Files.createDirectories(target.resolveSibling(""));
    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
