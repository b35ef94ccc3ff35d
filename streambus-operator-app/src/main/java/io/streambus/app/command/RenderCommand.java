package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.model.Platform;
import java.util.ArrayList;
import java.util.concurrent.Callable;
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
    var rendered = new ArrayList<String>();
    ClusterInputs inputs = ClusterInputs.builder().platform(platform).build();
    ExitCode code =
        input.resolveAll(
            console,
            inputs,
            (document, resolved) -> rendered.add(DesiredResources.of(resolved.cluster()).asYaml()));
    if (code == ExitCode.OK) {
      console.out().print(String.join("---\n", rendered));
      console.out().flush();
    }
    return code.code();
  }
}
