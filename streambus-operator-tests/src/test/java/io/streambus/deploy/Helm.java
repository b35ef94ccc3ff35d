package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.testkit.controlplane.binaries.GoProgram;
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
record Helm(Path home, String kubeconfig) {

  /** Runs a command that must succeed and returns its output. */
  String run(String... arguments) throws IOException, InterruptedException {
    Result result = attempt(arguments);
    assertThat(result.exitCode())
        .as("helm %s: %s", String.join(" ", arguments), result.output())
        .isZero();
    return result.output();
  }

  /** Runs a command that may fail. */
  Result attempt(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(GoProgram.HELM.find().toString()));
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

  /** Exit code and combined output of a command. */
  record Result(int exitCode, String output) {}
}
