package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.findings.FindingFormat;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.model.Platform;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the objects that the operator would create. */
@Command(
    name = "render",
    description =
        "Print the objects that the operator would create, as YAML. Does not need a Kubernetes"
            + " cluster.",
    mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

  @Mixin private final ClusterFileOptions input = new ClusterFileOptions();

  @Option(
      names = "--platform",
      paramLabel = "kubernetes|openshift",
      description =
          "What the pods run on. On OpenShift, pods set neither user nor groups (default:"
              + " kubernetes).")
  private Platform platform = ClusterInputs.none().platform();

  private final Console console;

  RenderCommand(Console console) {
    this.console = console;
  }

  /** Prints nothing if a cluster is invalid, because partial output might be applied by mistake. */
  @Override
  public Integer call() {
    ClusterInputs inputs = ClusterInputs.builder().platform(platform).build();
    ClusterReport report = input.read(console, inputs, notEnforced -> false);
    console.err().print(FindingFormat.TEXT.format(report.findings()));
    console.err().flush();
    if (report.exitCode() == ExitCode.OK) {
      console
          .out()
          .print(
              report.clusters().stream()
                  .map(cluster -> DesiredResources.of(cluster.resolved().cluster()).asYaml())
                  .collect(Collectors.joining("---\n")));
      console.out().flush();
    }
    return report.exitCode().code();
  }
}
