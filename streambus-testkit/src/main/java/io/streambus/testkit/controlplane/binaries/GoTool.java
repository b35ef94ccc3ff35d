package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException.FailedSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * A tool that tests run beside a control plane, built with the Go toolchain from modules pinned by
 * version and checksum. The version is in the cached file name, so a new one is built again.
 *
 * @param command name of the executable, and of the directory with its {@code go.mod} among the
 *     resources of this package
 * @param goModule module that has the version of the tool
 * @param goPackage what to build
 */
public record GoTool(String command, String goModule, String goPackage) {

  /** Helm. Building it takes about two minutes. */
  public static final GoTool HELM =
      new GoTool("helm", "helm.sh/helm/v4", "helm.sh/helm/v4/cmd/helm");

  /** CoreDNS, the DNS server of a Kubernetes cluster. Building it takes a few minutes. */
  public static final GoTool COREDNS =
      new GoTool("coredns", "github.com/coredns/coredns", "github.com/coredns/coredns");

  private static final GoCompiler COMPILER = new GoCompiler("go", Duration.ofMinutes(15));

  /**
   * Returns the executable, and builds it if it is not cached.
   *
   * @throws ControlPlaneUnavailableException if it cannot be built
   */
  @SuppressWarnings("try") // The lock is only acquired and released.
  public Path find() {
    var module = new PinnedModule(command);
    Path cache =
        BinariesOptions.builder().build().cacheDirectory().resolve(command).toAbsolutePath();
    Path executable = cache.resolve(command + "-" + module.versionOf(goModule).substring(1));
    try (CacheLock lock = CacheLock.acquire(cache.resolve(".lock"), COMPILER.timeout(), () -> {})) {
      if (!Files.isExecutable(executable)) {
        build(module, cache.resolve("build"), executable);
      }
      return executable;
    } catch (IOException | BinarySourceException e) {
      throw new ControlPlaneUnavailableException(
          command, List.of(new FailedSource("build with go", String.valueOf(e.getMessage()))));
    }
  }

  private void build(PinnedModule module, Path directory, Path executable)
      throws IOException, BinarySourceException {
    module.unpackTo(directory);
    Path unfinished = executable.resolveSibling("." + command + ".part");
    COMPILER.compile(directory, goPackage, "-s -w", unfinished);
    Files.move(unfinished, executable, StandardCopyOption.ATOMIC_MOVE);
  }
}
