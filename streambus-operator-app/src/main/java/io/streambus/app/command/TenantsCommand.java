package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.input.ClusterDocument;
import io.streambus.resources.ClusterInputs;
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

  TenantsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    return input.resolveAll(console, ClusterInputs.none(), this::print).code();
  }

  private void print(ClusterDocument document, Resolution.Resolved resolved) {
    var findings = new FindingsPrinter(console);
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
