package io.streambus.testkit.controlplane.binaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Builds a program with the Go toolchain, from modules pinned by version and checksum. */
final class GoBuild implements BinarySource {

  private static final int REPORTED_LINES = 5;

  private final String goCommand;
  private final CacheLayout layout;
  private final Duration timeout;

  GoBuild(String goCommand, CacheLayout layout, BinaryTimeouts timeouts) {
    this.goCommand = goCommand;
    this.layout = layout;
    this.timeout = timeouts.build();
  }

  @Override
  public String name() {
    return "build with " + goCommand + " (takes minutes the first time)";
  }

  @Override
  public void provide(ControlPlaneProgram program, Path target) throws BinarySourceException {
    PinnedModule module = pinnedModule(program);
    Path directory = layout.buildDirectory(module);
    Path log = directory.resolve(program.executable() + ".log");
    try {
      module.unpackTo(directory);
      int exitCode = run(command(program, target), directory, log);
      if (exitCode != 0) {
        throw new BinarySourceException("exit code " + exitCode + ": " + tail(log));
      }
    } catch (IOException e) {
      throw new BinarySourceException(
          "cannot run '" + goCommand + "' (requires Go 1.26 or later): " + e.getMessage(), e);
    }
  }

  private PinnedModule pinnedModule(ControlPlaneProgram program) throws BinarySourceException {
    return program
        .pinnedIn(layout.kubernetes())
        .orElseThrow(
            () ->
                new BinarySourceException(
                    "Kubernetes "
                        + layout.kubernetes().number()
                        + " is not pinned. "
                        + KubernetesVersion.pinningHelp()));
  }

  private List<String> command(ControlPlaneProgram program, Path target) {
    return List.of(
        goCommand,
        "build",
        "-mod=readonly",
        "-trimpath",
        "-buildvcs=false",
        "-ldflags",
        linkerFlags(program),
        "-o",
        target.toString(),
        program.goPackage());
  }

  // Without these flags, the API server reports version v0.0.0-master.
  private String linkerFlags(ControlPlaneProgram program) {
    KubernetesVersion kubernetes = layout.kubernetes();
    if (program == ControlPlaneProgram.KWOK) {
      return "-s -w -X sigs.k8s.io/kwok/pkg/consts.Version=" + program.version(kubernetes);
    }
    String variable = " -X k8s.io/component-base/version.";
    return "-s -w"
        + variable
        + "gitVersion="
        + kubernetes.tag()
        + variable
        + "gitMajor=1"
        + variable
        + "gitMinor="
        + kubernetes.minor()
        + variable
        + "gitTreeState=clean";
  }

  private int run(List<String> command, Path directory, Path log)
      throws IOException, BinarySourceException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeAll(List.of("GOOS", "GOARCH"));
    builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOWORK", "off", "GOFLAGS", ""));
    try (RunningBuild build = new RunningBuild(builder.start())) {
      return build.exitCode(timeout);
    }
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join(
        " | ", lines.subList(Math.max(0, lines.size() - REPORTED_LINES), lines.size()));
  }
}
