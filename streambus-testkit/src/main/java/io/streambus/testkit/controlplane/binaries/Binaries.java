package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Executable binaries of a control plane on this machine.
 *
 * @param paths path of each requested program
 */
public record Binaries(Map<ControlPlaneProgram, Path> paths) {

  public Binaries {
    paths = Map.copyOf(paths);
  }

  /**
   * Provides binaries, each from the first source that works: the configured directory, the cache,
   * a download of the official release, or a build from pinned Go modules. Downloads and builds are
   * stored in the cache. If several processes run at once, one of them provides the binary and the
   * others wait for it.
   *
   * @throws ControlPlaneUnavailableException if no source provides one of the binaries
   */
  public static Binaries provide(Set<ControlPlaneProgram> programs, BinariesOptions options) {
    return new BinaryProvider(options, Platform.current()).provide(programs);
  }

  /**
   * Returns the path of a program.
   *
   * @throws IllegalArgumentException if the program was not requested
   */
  public Path path(ControlPlaneProgram program) {
    Path path = paths.get(program);
    if (path == null) {
      throw new IllegalArgumentException(program + " was not requested");
    }
    return path;
  }
}
