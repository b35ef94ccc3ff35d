package io.streambus.testkit.controlplane.binaries;

import java.util.Locale;
import java.util.Set;

/** Operating system and architecture in Go terms, such as {@code linux} and {@code amd64}. */
record Platform(String os, String arch) {

  private static final Set<String> RELEASED_ARCHS = Set.of("amd64", "arm64");

  static Platform of(String osName, String osArch) {
    return new Platform(goOs(osName.toLowerCase(Locale.ROOT)), goArch(osArch));
  }

  static Platform current() {
    return of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * The API server is released for Linux only, so other systems have no complete set of releases.
   */
  boolean hasReleases() {
    return os.equals("linux") && RELEASED_ARCHS.contains(arch);
  }

  @Override
  public String toString() {
    return os + "-" + arch;
  }

  private static String goOs(String name) {
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String goArch(String name) {
    return switch (name) {
      case "x86_64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
