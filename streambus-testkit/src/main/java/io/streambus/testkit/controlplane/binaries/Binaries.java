package io.streambus.testkit.controlplane.binaries;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Programs of a control plane that are on this machine and can be run.
 *
 * @param paths where each of the programs asked for lies
 */
public record Binaries(Map<ControlPlaneProgram, Path> paths) {

  public Binaries {
    paths = Map.copyOf(paths);
  }

  /**
   * Provides programs, each by the first way that works: the named folder, the cache, download of
   * the official release, build from pinned Go modules. What was downloaded or built stays in the
   * cache. Of several processes at once, one works and the others wait for what it makes.
   *
   * @throws ControlPlaneUnavailableException if no way works for one of them
   */
  public static Binaries provide(
      Set<ControlPlaneProgram> controlPlanePrograms, BinariesOptions options) {
    return new BinaryProvider(options, Platform.current()).provide(controlPlanePrograms);
  }

  /**
   * The path of a program.
   *
   * @throws IllegalArgumentException if it was not among those asked for
   */
  public Path path(ControlPlaneProgram controlPlaneProgram) {
    Path path = paths.get(controlPlaneProgram);
    if (path == null) {
      throw new IllegalArgumentException(controlPlaneProgram + " was not asked for");
    }
    return path;
  }
}
