package io.streambus.app.command;

import io.streambus.app.console.Console;
import io.streambus.app.findings.FindingFormat;
import io.streambus.resources.ClusterInputs;
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
    ClusterReport report =
        input.read(
            console,
            ClusterInputs.none(),
            notEnforced -> notEnforced.path().startsWith("spec.multiTenancy"));
    console.err().print(FindingFormat.TEXT.format(report.findings()));
    console.err().flush();
    report.clusters().forEach(this::print);
    return report.exitCode().code();
  }

  private void print(ValidCluster cluster) {
    String name = cluster.document().namespacedName();
    Tenancy tenancy = cluster.resolved().cluster().tenancy();
    if (tenancy instanceof Tenancy.Disabled) {
      console.out().println(name + ": multi-tenancy is disabled");
    } else {
      console.out().println(name + ":");
      new QuotaTable(DesiredTenants.of(tenancy)).lines().forEach(console.out()::println);
    }
  }
}
