package io.streambus.app.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.OperatorException;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.metrics.ReconcileMetrics;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operator as a process: from waiting for the lease to the stop signal. */
public final class OperatorProcess {

  private static final Logger log = LoggerFactory.getLogger(OperatorProcess.class);

  private static final double MILLIS_PER_SECOND = 1000.0;

  private final KubernetesClient client;
  private final OperatorOptions options;
  private final OperatorState state;

  /** Starts nothing yet. */
  public OperatorProcess(KubernetesClient client, OperatorOptions options, OperatorState state) {
    this.client = client;
    this.options = options;
    this.state = state;
  }

  /**
   * Runs until a signal ends the JVM, with 0, or the loss of the lease does, with 1.
   *
   * @param leaseNamespace where the lease lies; empty: run without one
   * @throws CommandException when the operator cannot start
   */
  public void run(Optional<String> leaseNamespace) throws InterruptedException {
    var leading = new CompletableFuture<Void>();
    var election = new CompletableFuture<Leadership>();
    try (var signal = ShutdownHook.on(() -> stop(election))) {
      leaseNamespace.ifPresentOrElse(
          namespace -> election.complete(seek(namespace, leading, signal)),
          () -> leading.complete(null));
      leading.join();
      start();
      signal.await();
    }
  }

  private Leadership seek(String namespace, CompletableFuture<Void> leading, ShutdownHook signal) {
    state.standsBy();
    // So that a replica that stands by has the same metrics, at 0.
    new ReconcileMetrics(options.meterRegistry());
    return Leadership.seek(
        client,
        namespace,
        new Leadership.Reactions(() -> leading.complete(null), () -> leaseLost(signal)));
  }

  private void start() {
    state.starts();
    try {
      state.runs(StreamBusOperator.start(client, options));
    } catch (OperatorException e) {
      throw CommandException.failed("the operator cannot start: " + ErrorMessages.of(e));
    }
    log.atInfo().addKeyValue("secondsSinceStart", secondsSinceStart()).log("operator is ready");
  }

  /** Two operators over the same clusters would undo each other's work, so not a moment is lost. */
  private static void leaseLost(ShutdownHook signal) {
    // Giving the lease back on a signal counts as losing it, too.
    if (!signal.isReceived()) {
      log.atError().log("the lease is lost, another replica may lead; ending at once");
      Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }
  }

  private void stop(CompletableFuture<Leadership> election) {
    log.atInfo().log("stopping: passes that run may end");
    state.stops().ifPresent(StreamBusOperator::close);
    Optional.ofNullable(election.getNow(null)).ifPresent(Leadership::close);
    log.atInfo().log("stopped");
  }

  private static double secondsSinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND;
  }
}
