package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.input.ClusterDocument;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.Resolution;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the problems of clusters, and the fields that nothing enforces. */
@Command(
    name = "validate",
    description =
        "List every problem of a file and every field that nothing enforces, on stderr. Does not"
            + " need a Kubernetes cluster.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

  @Mixin private final ClusterFileOptions input = new ClusterFileOptions();

  private final Console console;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return input.resolveAll(console, ClusterInputs.none(), this::print).code();
  }

  private void print(ClusterDocument document, Resolution.Resolved resolved) {
    var findings = new FindingsPrinter(console);
    findings.printNotEnforced(document, resolved);
    findings.printOvercommitments(document, resolved);
    console.out().println(document.namespacedName() + ": valid");
  }
}
