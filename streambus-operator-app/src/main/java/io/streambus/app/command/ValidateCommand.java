package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.findings.FindingFormat;
import io.streambus.resources.ClusterInputs;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the problems of clusters, and the fields that nothing enforces. */
@Command(
    name = "validate",
    description =
        "List every problem of files and every field that nothing enforces. Does not need a"
            + " Kubernetes cluster.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every cluster is valid",
      "1:a cluster is invalid, or there is a warning and --strict is set",
      "2:a file cannot be read or contains no cluster, or the usage is invalid"
    })
final class ValidateCommand implements Callable<Integer> {

  @Mixin private final ClusterFileOptions input = new ClusterFileOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json|github|sarif",
      description =
          "Format of the findings: lines on stderr; or on stdout: a JSON object, commands that"
              + " GitHub shows beside the lines of a pull request, or a SARIF log (default: text).")
  private FindingFormat format = FindingFormat.TEXT;

  private final Console console;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ClusterReport report =
        input.read(
            console, ClusterInputs.none(), notEnforced -> notEnforced.path().startsWith("spec."));
    if (format == FindingFormat.TEXT) {
      console.err().print(format.format(report.findings()));
      console.err().flush();
      report
          .clusters()
          .forEach(
              cluster -> console.out().println(cluster.document().namespacedName() + ": valid"));
    } else {
      console.out().print(format.format(report.findings()));
      console.out().flush();
    }
    return report.exitCode().code();
  }
}
