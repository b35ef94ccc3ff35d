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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tool that tests run beside a control plane, built with the Go toolchain from modules pinned by
 * version and checksum. The version is in the cached file name, so a new one is built again.
 *
 * @param command name of the executable, and of the directory with its {@code go.mod} among the
 *     resources of this package
 * @param goPackage what to build
 */
public record GoTool(String command, String goPackage) {

  /** Helm. Building it takes about two minutes. */
  public static final GoTool HELM = new GoTool("helm", "helm.sh/helm/v4/cmd/helm");

  /** CoreDNS, the DNS server of a Kubernetes cluster. Building it takes a few minutes. */
  public static final GoTool COREDNS = new GoTool("coredns", "github.com/coredns/coredns");

  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final Pattern REQUIRED = Pattern.compile("(?m)^require \\S+ v(\\S+)$");

  /**
   * Returns the executable, and builds it if it is not cached.
   *
   * @throws ControlPlaneUnavailableException if it cannot be built
   */
  @SuppressWarnings("try") // The lock is only acquired and released.
  public Path find() {
    Path cache =
        BinariesOptions.builder().build().cacheDirectory().resolve(command).toAbsolutePath();
    try (CacheLock lock = CacheLock.acquire(cache.resolve(".lock"), TIMEOUT, () -> {})) {
      Path sources = copySources(cache.resolve("build"));
      Path executable = cache.resolve(command + "-" + version(sources.resolve("go.mod")));
      if (!Files.isExecutable(executable)) {
        build(sources, executable);
      }
      return executable;
    } catch (IOException | BinarySourceException e) {
      throw new ControlPlaneUnavailableException(
          command, List.of(new FailedSource("build with go", String.valueOf(e.getMessage()))));
    }
  }

  private Path copySources(Path directory) throws IOException {
    Files.createDirectories(directory);
    for (String file : List.of("go.mod", "go.sum", "tools.go")) {
      try (InputStream in = GoTool.class.getResourceAsStream(command + "/" + file)) {
        Files.copy(in, directory.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return directory;
  }

  /** The first requirement is the tool; the others are what it depends on. */
  private static String version(Path module) throws IOException, BinarySourceException {
    Matcher required = REQUIRED.matcher(Files.readString(module));
    if (!required.find()) {
      throw new BinarySourceException(module + " requires no module on a line of its own");
    }
    return required.group(1);
  }

  private void build(Path sources, Path executable) throws IOException, BinarySourceException {
    Path unfinished = executable.resolveSibling("." + command + ".part");
    Path log = sources.resolve("build.log");
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
            .directory(sources.toFile())
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
