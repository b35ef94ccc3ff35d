package io.streambus.app.command;

import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.Console;
import io.streambus.app.explain.Explanation;
import io.streambus.app.explain.FactsReader;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains why a cluster is not ready. */
@Command(
    name = "explain",
    description =
        "Explain why a cluster is not ready: what it waits for, the problems of its brokers, and the"
            + " next step. Changes nothing.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {

  @Parameters(paramLabel = "CLUSTER", description = "Name of the cluster.")
  private String name = "";

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  private final Map<String, String> environment;
  private final Console console;

  ExplainCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    try (KubernetesApi api = connection.connect(environment)) {
      StoredCluster cluster = new Clusters(api).get(api.namespace(), name);
      new Explanation(
              FactsReader.read(api, cluster, Instant.now()),
              api.commands(cluster.namespace()),
              console.terminal())
          .lines()
          .forEach(console.out()::println);
    }
  }
}
