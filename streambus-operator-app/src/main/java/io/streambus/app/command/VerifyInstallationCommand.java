package io.streambus.app.command;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streambus.app.apiclient.WatchActivity;
import io.streambus.app.console.Console;
import io.streambus.app.run.KubernetesAccess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies that the installed operator works. */
@Command(
    name = "verify-installation",
    description =
        "Verify that the operator is ready and that the API server validates StreamBusClusters."
            + " Changes nothing.",
    mixinStandardHelpOptions = true)
final class VerifyInstallationCommand implements Runnable {

  @Mixin private final OperatorDeploymentOptions operator = new OperatorDeploymentOptions();

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of clusters, for dry runs (default: ${DEFAULT-VALUE}).")
  private String namespace = "default";

  private final Map<String, String> environment;
  private final Console console;

  VerifyInstallationCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    var watches = new WatchActivity(Ticker.systemTicker());
    try (KubernetesClient client =
        KubernetesAccess.client(environment, new SimpleMeterRegistry(), watches)) {
      var check = new InstallationCheck(client);
      check.verifyOperator(operator.namespace(), operator.name());
      console.out().println("The operator is ready.");
      check.verifyApi(namespace);
      console.out().println("The API server validates StreamBusClusters.");
    }
  }
}
