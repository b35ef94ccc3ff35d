package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.input.ClusterDocument;
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
  private final FindingsPrinter findings;

  ValidateCommand(Console console) {
    this.console = console;
    this.findings = new FindingsPrinter(console);
  }

  @Override
  public Integer call() {
    var code = ExitCode.OK;
    for (ClusterDocument document : input.readClusters(console)) {
      Resolution resolution = input.resolve(document);
      if (resolution instanceof Resolution.Resolved resolved) {
        findings.printNotEnforced(document, resolved);
        findings.printOvercommitments(document, resolved);
        console.out().println(document.namespacedName() + ": valid");
      } else if (resolution instanceof Resolution.Rejected rejected) {
        findings.printProblems(document, rejected);
        code = ExitCode.FAILED;
      }
    }
    return code.code();
  }
}
