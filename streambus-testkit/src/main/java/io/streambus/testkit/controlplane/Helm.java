package io.streambus.testkit.controlplane;

import io.streambus.testkit.controlplane.binaries.GoTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the real Helm.
 *
 * @param home directory of its configuration, cache and data
 * @param kubeconfig path of a kubeconfig; an empty path for commands that need no server
 */
public record Helm(Path home, String kubeconfig) {

  /**
   * Runs a command that must succeed and returns its output.
   *
   * @param arguments arguments after {@code helm}
   * @return standard output and standard error, combined
   * @throws IllegalStateException if it fails, with its output
   * @throws IOException if Helm cannot be started
   * @throws InterruptedException if the thread is interrupted while Helm runs
   */
  public String run(String... arguments) throws IOException, InterruptedException {
    Result result = attempt(arguments);
    if (result.exitCode() != 0) {
      throw new IllegalStateException(
          "helm %s: %s".formatted(String.join(" ", arguments), result.output()));
    }
    return result.output();
  }

  /**
   * Runs a command that may fail.
   *
   * @param arguments arguments after {@code helm}
   * @return exit code and output of the command
   * @throws IOException if Helm cannot be started
   * @throws InterruptedException if the thread is interrupted while Helm runs
   */
  public Result attempt(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(GoTool.HELM.find().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HELM_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("HELM_CACHE_HOME", home.resolve("cache").toString());
    builder.environment().put("HELM_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("KUBECONFIG", kubeconfig);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  /**
   * Result of a command.
   *
   * @param exitCode exit code
   * @param output combined standard output and standard error
   */
  public record Result(int exitCode, String output) {}
}
