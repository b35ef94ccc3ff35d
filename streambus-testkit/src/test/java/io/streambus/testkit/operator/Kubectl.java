package io.streambus.testkit.operator;

import io.streambus.testkit.binaries.Binaries;
import io.streambus.testkit.binaries.ImmutableBinariesOptions;
import io.streambus.testkit.binaries.Program;
import io.streambus.testkit.controlplane.ControlPlane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The real kubectl, as the administrator. */
final class Kubectl {

  private final Path executable =
      Binaries.provide(Set.of(Program.KUBECTL), ImmutableBinariesOptions.builder().build())
          .path(Program.KUBECTL);

  private final ControlPlane plane;
  private final String namespace;

  Kubectl(ControlPlane plane, String namespace) {
    this.plane = plane;
    this.namespace = namespace;
  }

  /**
   * What a run printed.
   *
   * @param exit the exit code
   * @param output both streams
   */
  record Result(int exit, String output) {}

  Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--kubeconfig=" + plane.kubeconfigFor(ControlPlane.ADMIN),
                "--namespace=" + namespace));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return new Result(process.waitFor(), output);
  }
}
