package io.streambus.image.runtime;

import io.streambus.image.debian.Architecture;
import io.streambus.image.debian.DebianPackage;
import io.streambus.image.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Links a runtime that has only the modules that the program needs. */
public final class JavaRuntime {

  /**
   * What jdeps reports for the program and its libraries, without java.desktop, java.sql and
   * java.compiler: Jackson and Jetty work without the first two, and only annotations and classes
   * that the program does not load refer to the rest.
   */
  public static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.xml",
          "jdk.management",
          "jdk.unsupported");

  /** Where security providers of other modules than java.base begin in the list of the JDK. */
  private static final Pattern OPTIONAL_PROVIDER =
      Pattern.compile(
          "(?m)^security\\.provider\\.\\d+=(?!(?:SUN|SunRsaSign|SunEC|SunJSSE|SunJCE)$).*\n");

  private final Jdk jdk;

  /** Creates a linker that uses the tools of a JDK. */
  public JavaRuntime(Jdk jdk) {
    this.jdk = jdk;
  }

  /**
   * Links a runtime.
   *
   * @param modules package with the modules, of any architecture
   * @param target directory to create
   */
  public void link(DebianPackage modules, Architecture architecture, Path target)
      throws IOException {
    Path unpacked = Files.createTempDirectory("modules");
    modules.unpack(unpacked);
    jdk.run(
        "jdk.jlink/jdk.tools.jlink.internal.Main",
        List.of(
            "--module-path=" + Jdk.modules(unpacked, architecture),
            "--add-modules=" + String.join(",", MODULES),
            // Layers are compressed as a whole, which is smaller, and starts are faster.
            "--compress=zip-0",
            "--no-header-files",
            "--no-man-pages",
            "--output=" + target));
    new FileTree(unpacked).delete();
    removeMissingProviders(target.resolve("conf/security/java.security"));
  }

  /**
   * Removes the security providers whose modules are missing. The JDK would look for each of them
   * among the libraries and thereby load all of Bouncy Castle at every start.
   */
  private static void removeMissingProviders(Path file) throws IOException {
    Files.writeString(file, OPTIONAL_PROVIDER.matcher(Files.readString(file)).replaceAll(""));
  }
}
