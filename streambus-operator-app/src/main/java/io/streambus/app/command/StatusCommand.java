package io.streambus.app.command;

import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.clusterstatus.ClusterPrinter;
import io.streambus.app.clusterstatus.StatusTable.Scope;
import io.streambus.app.clusterstatus.StatusWatch;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.output.OutputOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists clusters with their status. */
@Command(
    name = "status",
    description = "List clusters: phase, ready brokers, rollout, and why they are not ready.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Clusters to list (default: all in the namespace).")
  private List<String> names = List.of();

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "List the clusters of all namespaces.")
  private boolean allNamespaces;

  @Option(
      names = {"-w", "--watch"},
      description = "Also print each change, until interrupted.")
  private boolean watch;

  @Mixin private final OutputOption output = new OutputOption();

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  private final Map<String, String> environment;
  private final Console console;

  StatusCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public Integer call() {
    if (allNamespaces && !names.isEmpty()) {
      throw CommandException.invalidInput(
          "a cluster cannot be named with --all-namespaces; use -n NAMESPACE");
    }
    try (KubernetesApi api = connection.connect(environment)) {
      Scope scope = allNamespaces ? Scope.ALL_NAMESPACES : Scope.ONE_NAMESPACE;
      var printer = new ClusterPrinter(console, output.format(), scope, InstantSource.system());
      if (watch) {
        new StatusWatch(() -> found(api), printer, console).run();
        return ExitCode.OK.code();
      }
      return print(api, printer).code();
    }
  }

  private ExitCode print(KubernetesApi api, ClusterPrinter printer) {
    List<StoredCluster> clusters = new ArrayList<>();
    var code = ExitCode.OK;
    if (names.isEmpty()) {
      clusters.addAll(found(api));
    }
    for (String name : names) {
      try {
        clusters.add(new Clusters(api).get(api.namespace(), name));
      } catch (CommandException e) {
        if (e.exitCode() != ExitCode.NOT_FOUND) {
          throw e;
        }
        console.err().println("streambus status: " + e.getMessage());
        code = e.exitCode();
      }
    }
    print(clusters, api, printer);
    return code;
  }

  private void print(List<StoredCluster> clusters, KubernetesApi api, ClusterPrinter printer) {
    boolean isList = names.size() != 1;
    if (clusters.isEmpty() && !names.isEmpty()) {
      return;
    }
    if (clusters.isEmpty()) {
      console
          .err()
          .println(
              allNamespaces
                  ? "No clusters found"
                  : "No clusters found in namespace " + api.namespace());
    }
    if (isList) {
      printer.print(clusters);
    } else {
      printer.printOne(clusters.get(0));
    }
  }

  private List<StoredCluster> found(KubernetesApi api) {
    var clusters = new Clusters(api);
    return names.isEmpty()
        ? clusters.list(allNamespaces ? Optional.empty() : Optional.of(api.namespace()))
        : names.stream().flatMap(name -> clusters.find(api.namespace(), name).stream()).toList();
  }
}
