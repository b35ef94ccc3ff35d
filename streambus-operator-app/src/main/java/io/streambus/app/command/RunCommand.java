package io.streambus.app.command;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.app.console.ExitCode;
import io.streambus.app.http.PrometheusEndpoint;
import io.streambus.app.logging.Logging;
import io.streambus.app.run.ClusterAccess;
import io.streambus.app.run.Endpoints;
import io.streambus.app.run.OperatorProcess;
import io.streambus.app.run.OperatorState;
import io.streambus.app.settings.RunOptions;
import io.streambus.app.settings.ServiceAccountFiles;
import io.streambus.operator.OperatorOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the operator. */
@Command(
    name = "run",
    description = "Runs the operator until it is told to stop.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each option may come from the environment: STREAMBUS_OPERATOR_LOG_LEVEL for",
      "--log-level, and so on; the command line has the last word. The Kubernetes",
      "cluster is the one that KUBECONFIG names, or that the pod runs in."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private final RunOptions options = new RunOptions();

  private final Map<String, String> environment;

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Logging.ofProcess().configure(options.logLayout(), options.logLevel());
    var state = new OperatorState();
    try (KubernetesClient client = ClusterAccess.client(environment);
        var metrics = new PrometheusEndpoint();
        var endpoints = new Endpoints()) {
      endpoints.serveProbes(options.probes(), state);
      endpoints.serveMetrics(options.metrics(), metrics);
      var serviceAccount = ServiceAccountFiles.ofPod();
      OperatorOptions operator = options.operator(metrics.registry(), serviceAccount);
      ClusterAccess.check(client, operator.namespaces());
      new OperatorProcess(client, operator, state).run(options.leaseNamespace(serviceAccount));
    }
    return ExitCode.OK.number();
  }
}
