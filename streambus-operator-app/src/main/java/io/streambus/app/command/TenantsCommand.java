package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.input.ClusterDocument;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.Tenancy;
import io.streambus.resources.tenants.DesiredTenants;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the limits of each tenant. */
@Command(
    name = "tenants",
    description =
        "Print the limits of each tenant as every broker would receive them. Does not need a"
            + " Kubernetes cluster.",
    mixinStandardHelpOptions = true)
final class TenantsCommand implements Callable<Integer> {

  @Mixin private final ClusterFileOptions input = new ClusterFileOptions();

  private final Console console;
  private final FindingsPrinter findings;

  TenantsCommand(Console console) {
    this.console = console;
    this.findings = new FindingsPrinter(console);
  }

  @Override
  public Integer call() {
    var code = ExitCode.OK;
    for (ClusterDocument document : input.readClusters(console)) {
      Resolution resolution = input.resolve(document);
      if (resolution instanceof Resolution.Resolved resolved) {
        print(document, resolved);
      } else if (resolution instanceof Resolution.Rejected rejected) {
        findings.printProblems(document, rejected);
        code = ExitCode.FAILED;
      }
    }
    return code.code();
  }

  private void print(ClusterDocument document, Resolution.Resolved resolved) {
    findings.printNotEnforced(document, resolved, "spec.multiTenancy");
    findings.printOvercommitments(document, resolved);
    Tenancy tenancy = resolved.cluster().tenancy();
    if (tenancy instanceof Tenancy.Disabled) {
      console.out().println(document.namespacedName() + ": multi-tenancy is disabled");
    } else {
      console.out().println(document.namespacedName() + ":");
      new QuotaTable(DesiredTenants.of(tenancy)).lines().forEach(console.out()::println);
    }
  }
}
