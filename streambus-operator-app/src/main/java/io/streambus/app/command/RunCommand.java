package io.streambus.app.command;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.app.apiclient.WatchActivity;
import io.streambus.app.command.Program.ProgramVersion;
import io.streambus.app.console.ExitCode;
import io.streambus.app.http.PrometheusEndpoint;
import io.streambus.app.logging.LogConfigFile;
import io.streambus.app.logging.Logging;
import io.streambus.app.logging.Logging.LogFormat;
import io.streambus.app.run.BuildInfo;
import io.streambus.app.run.Endpoints;
import io.streambus.app.run.KubernetesAccess;
import io.streambus.app.run.OperatorProcess;
import io.streambus.app.run.OperatorState;
import io.streambus.app.run.PlatformDetection;
import io.streambus.app.tracing.Tracing;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.operator.OperatorOptions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the operator. */
@Command(
    name = "run",
    description = "Run the operator until it is stopped.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Each option can also be set with an environment variable, such as",
      "STREAMBUS_OPERATOR_LOG_LEVEL for --log-level. The command line takes precedence.",
      "The operator runs against the cluster of your KUBECONFIG, or, in a pod, against",
      "the cluster of the pod."
    })
final class RunCommand implements Callable<Integer> {

  @Mixin private final RunOptions options = new RunOptions();

  private final Map<String, String> environment;

  RunCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() throws InterruptedException {
    Logging logging = Logging.ofProcess();
    logging.configure(options.logFormat(), options.logLevel());
    Optional<LogConfigFile> logConfig =
        options.logConfigFile().map(file -> LogConfigFile.watch(file, logging));
    try {
      return run();
    } catch (RuntimeException failure) {
      if (options.logFormat() == LogFormat.JSON) {
        return JsonErrorReporter.report(failure);
      }
      throw failure;
    } finally {
      logConfig.ifPresent(LogConfigFile::close);
    }
  }

  private int run() throws InterruptedException {
    var watches = new WatchActivity(Ticker.systemTicker());
    var state = new OperatorState();
    try (var metrics = new PrometheusEndpoint();
        KubernetesClient client =
            KubernetesAccess.client(environment, metrics.registry(), watches);
        var endpoints = new Endpoints()) {
      state.bindTo(metrics.registry());
      new BuildInfo(ProgramVersion.text(), Runtime.version().toString()).bindTo(metrics.registry());
      endpoints.serveProbes(options.probeAddress(), state, watches);
      endpoints.serveMetrics(options.metrics(), metrics, client);
      var serviceAccount = ServiceAccountFiles.ofPod();
      KubernetesAccess.verifyAccess(client, options.namespaces());
      OperatorOptions operator =
          options.operatorOptions(
              metrics.registry(), serviceAccount, () -> PlatformDetection.detect(client));
      OperatorOptions traced =
          ImmutableOperatorOptions.copyOf(operator)
              .withOpenTelemetry(new Tracing(environment).start(ProgramVersion.text()));
      new OperatorProcess(client, traced, state).run(options.leaseNamespace(serviceAccount));
    }
    return ExitCode.OK.code();
  }
}
