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

  @Mixin private final ClusterInput input = new ClusterInput();

  private final Console console;
  private final Findings findings;

  TenantsCommand(Console console) {
    this.console = console;
    this.findings = new Findings(console);
  }

  @Override
  public Integer call() {
    var code = ExitCode.OK;
    for (ClusterDocument document : input.read(console)) {
      Resolution resolution = input.resolve(document);
      if (resolution instanceof Resolution.Resolved resolved) {
        print(document, resolved);
      } else if (resolution instanceof Resolution.Rejected rejected) {
        findings.problems(document, rejected);
        code = ExitCode.FAILED;
      }
    }
    return code.number();
  }

  private void print(ClusterDocument document, Resolution.Resolved resolved) {
    findings.notEnforced(document, resolved, "spec.multiTenancy");
    findings.overcommitted(document, resolved);
    Tenancy tenancy = resolved.cluster().tenancy();
    if (tenancy instanceof Tenancy.Off) {
      console.out().println(document.title() + ": multi-tenancy is disabled");
    } else {
      console.out().println(document.title() + ":");
      new QuotaListing(DesiredTenants.of(tenancy)).lines().forEach(console.out()::println);
    }
  }
}
