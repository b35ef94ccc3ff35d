package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.UnknownFields;
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

  @Mixin private final ClusterInput input = new ClusterInput();

  private final Console console;
  private final Findings findings;

  ValidateCommand(Console console) {
    this.console = console;
    this.findings = new Findings(console);
  }

  @Override
  public Integer call() {
    var unknownFields = UnknownFields.bySchema();
    var code = ExitCode.OK;
    for (ClusterDocument document : input.read(console)) {
      unknownFields.in(document.tree()).forEach(path -> findings.unknownField(document, path));
      Resolution resolution = input.resolve(document);
      if (resolution instanceof Resolution.Resolved resolved) {
        findings.notEnforced(document, resolved);
        findings.overcommitted(document, resolved);
        console.out().println(document.title() + ": valid");
      } else if (resolution instanceof Resolution.Rejected rejected) {
        findings.problems(document, rejected);
        code = ExitCode.FAILED;
      }
    }
    return code.number();
  }
}
