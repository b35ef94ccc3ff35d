package io.streambus.testkit.controlplane.binaries;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Compiles programs for this machine, whatever the environment sets.
 *
 * @param command command of the Go toolchain
 * @param timeout of one program
 */
record GoCompiler(String command, Duration timeout) {

  /** As many as the Go toolchain prints about a module whose checksum is not that of go.sum. */
  private static final int REPORTED_LINES = 12;

  /**
   * Compiles a package.
   *
   * @param module directory with {@code go.mod}
   * @param linkerFlags value of {@code -ldflags}
   * @param target executable to write
   * @throws BinarySourceException if the compiler is missing, fails or takes too long
   */
  void compile(Path module, String goPackage, String linkerFlags, Path target)
      throws BinarySourceException {
    Path log = module.resolve(target.getFileName() + ".log");
    try {
      int exitCode = run(arguments(goPackage, linkerFlags, target), module, log);
      if (exitCode != 0) {
        throw new BinarySourceException("exit code " + exitCode + ": " + tail(log));
      }
    } catch (IOException e) {
      throw new BinarySourceException(
          "cannot run '" + command + "' (requires Go 1.26 or later): " + e.getMessage(), e);
    }
  }

  private List<String> arguments(String goPackage, String linkerFlags, Path target) {
    return List.of(
        command,
        "build",
        "-mod=readonly",
        "-trimpath",
        "-buildvcs=false",
        "-ldflags",
        linkerFlags,
        "-o",
        target.toString(),
        goPackage);
  }

  private int run(List<String> arguments, Path module, Path log)
      throws IOException, BinarySourceException {
    ProcessBuilder builder =
        new ProcessBuilder(arguments)
            .directory(module.toFile())
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
