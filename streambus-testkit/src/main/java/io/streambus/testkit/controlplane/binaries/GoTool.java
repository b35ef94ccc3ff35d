package io.streambus.testkit.controlplane.binaries;

import io.streambus.testkit.controlplane.binaries.ControlPlaneUnavailableException.FailedSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A tool that tests run beside a control plane, built with the Go toolchain from modules pinned by
 * version and checksum. The version is in the cached file name, so a new one is built again.
 */
public enum GoTool {
  /** Helm. Building it takes about two minutes. */
  HELM("helm", "4.3.1", "helm.sh/helm/v4/cmd/helm"),

  /** CoreDNS, the DNS server of a Kubernetes cluster. Building it takes a few minutes. */
  COREDNS("coredns", "1.15.0", "github.com/coredns/coredns");

  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final String command;
  private final String version;
  private final String goPackage;

  GoTool(String command, String version, String goPackage) {
    this.command = command;
    this.version = version;
    this.goPackage = goPackage;
  }

  /**
   * Returns the executable, and builds it if it is not cached.
   *
   * @throws ControlPlaneUnavailableException if it cannot be built
   */
  @SuppressWarnings("try") // The lock is only acquired and released.
  public Path find() {
    Path cache =
        BinariesOptions.builder().build().cacheDirectory().resolve(command).toAbsolutePath();
    Path executable = cache.resolve(command + "-" + version);
    try (CacheLock lock = CacheLock.acquire(cache.resolve(".lock"), TIMEOUT, () -> {})) {
      if (!Files.isExecutable(executable)) {
        build(cache, executable);
      }
      return executable;
    } catch (IOException | BinarySourceException e) {
      throw new ControlPlaneUnavailableException(
          command + " " + version,
          List.of(new FailedSource("build with go", String.valueOf(e.getMessage()))));
    }
  }

  private void build(Path cache, Path executable) throws IOException, BinarySourceException {
    Path directory = Files.createDirectories(cache.resolve("build"));
    for (String file : List.of("go.mod", "go.sum", "tools.go")) {
      try (InputStream in = GoTool.class.getResourceAsStream(command + "/" + file)) {
        Files.copy(in, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path unfinished = cache.resolve("." + command + ".part");
    Path log = directory.resolve("build.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "go",
                "build",
                "-mod=readonly",
                "-trimpath",
                "-buildvcs=false",
                "-ldflags=-s -w",
                "-o",
                unfinished.toString(),
                goPackage)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOWORK", "off", "GOFLAGS", ""));
    try (RunningBuild build = new RunningBuild(builder.start())) {
      if (build.exitCode(TIMEOUT) != 0) {
        throw new BinarySourceException(Files.readString(log));
      }
    }
    Files.move(unfinished, executable, StandardCopyOption.ATOMIC_MOVE);
  }
}
