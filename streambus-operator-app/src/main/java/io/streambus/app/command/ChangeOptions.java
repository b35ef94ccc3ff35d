package io.streambus.app.command;

import io.streambus.app.change.ChangePlan;
import io.streambus.app.change.ChangeWait;
import io.streambus.app.change.ChangeWriter;
import io.streambus.app.change.ClusterChange;
import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.cluster.TimeLimitConverter;
import io.streambus.app.console.Confirmation;
import io.streambus.app.console.Console;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Arguments of the commands that change a cluster. */
final class ChangeOptions {

  @Parameters(paramLabel = "CLUSTER", description = "Name of the cluster.")
  private String name = "";

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask for confirmation.")
  private boolean confirmed;

  @Option(names = "--wait", description = "Wait until the change is complete, or blocked.")
  private boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10m",
      converter = TimeLimitConverter.class,
      description = "Time limit of --wait, such as 30s or 1h (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ofMinutes(10);

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  /** Shows the costs of a change, asks, writes it, and waits if requested. */
  void apply(ClusterChange change, Map<String, String> environment, Console console) {
    try (KubernetesApi api = connection.connect(environment)) {
      var clusters = new Clusters(api);
      StoredCluster cluster = clusters.get(api.namespace(), name);
      ChangePlan plan =
          new ChangeWriter(clusters).write(change, cluster, each -> confirm(each, console));
      console
          .out()
          .println((plan.isNeeded() ? "requested to " : "nothing to do to ") + plan.action());
      if (wait) {
        new ChangeWait(clusters, timeout, InstantSource.system())
            .await(change, cluster, console.err()::println);
        console.out().println(cluster.namespacedName() + ": done");
      }
    }
  }

  private void confirm(ChangePlan plan, Console console) {
    plan.costs().forEach(console.err()::println);
    if (!confirmed) {
      Confirmation.require("Really " + plan.action(), console);
    }
  }
}
