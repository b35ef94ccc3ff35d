package io.streambus.app.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import io.streambus.app.kubeconfig.ErrorMessages;
import io.streambus.operator.OperatorOptions;
import io.streambus.operator.OperatorStartException;
import io.streambus.operator.StreamBusOperator;
import io.streambus.operator.metrics.ReconcileMetrics;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lifecycle of the operator process, from leader election until the termination signal. */
public final class OperatorProcess {

  private static final Logger log = LoggerFactory.getLogger(OperatorProcess.class);

  private static final double MILLIS_PER_SECOND = 1000.0;

  private final KubernetesClient client;
  private final OperatorOptions options;
  private final OperatorState state;

  /** Creates a process that is not started. */
  public OperatorProcess(KubernetesClient client, OperatorOptions options, OperatorState state) {
    this.client = client;
    this.options = options;
    this.state = state;
  }

  /**
   * Runs until a signal terminates the JVM with 0, or the end of leader election terminates it with
   * 1.
   *
   * @param leaseNamespace namespace of the Lease; empty to run without leader election
   * @throws CommandException if the operator cannot start
   */
  public void run(Optional<String> leaseNamespace) throws InterruptedException {
    var leading = new CompletableFuture<Void>();
    var election = new CompletableFuture<LeaderElection>();
    try (var shutdownHook = ShutdownHook.register(() -> stop(election));
        var heapTrim = HeapTrim.thread()) {
      leaseNamespace.ifPresentOrElse(
          namespace -> election.complete(startElection(namespace, leading)),
          () -> leading.complete(null));
      leading.join();
      start();
      heapTrim.start();
      shutdownHook.await();
    }
  }

  private LeaderElection startElection(String namespace, CompletableFuture<Void> leading) {
    state.setStandby();
    // Registers the same metrics on a standby replica, with the value 0.
    new ReconcileMetrics(options.meterRegistry(), () -> {});
    return LeaderElection.start(
        client,
        LeaseAddress.of(namespace, options),
        new LeaderElection.Callbacks(() -> leading.complete(null), OperatorProcess::halt));
  }

  private void start() {
    state.setStarting();
    try {
      state.setRunning(StreamBusOperator.start(client, options));
    } catch (OperatorStartException e) {
      throw CommandException.failed("cannot start the operator: " + ErrorMessages.of(e));
    }
    log.atInfo().addKeyValue("secondsSinceStart", secondsSinceStart()).log("Operator is ready");
  }

  /** Halts the JVM immediately, because two active operators would revert each other's changes. */
  private static void halt(String reason) {
    log.atError().addKeyValue("reason", reason).log("Leader election lost; terminating");
    Runtime.getRuntime().halt(ExitCode.FAILED.code());
  }

  private void stop(CompletableFuture<LeaderElection> election) {
    log.atInfo().log("Stopping the operator after running reconciliations complete");
    state.setStopping().ifPresent(StreamBusOperator::close);
    Optional.ofNullable(election.getNow(null)).ifPresent(LeaderElection::close);
    log.atInfo().log("Operator stopped");
  }

  private static double secondsSinceStart() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / MILLIS_PER_SECOND;
  }
}
