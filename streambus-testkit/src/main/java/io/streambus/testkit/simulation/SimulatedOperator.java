package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.stability.Internal;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.extension.Extensions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs an operator on a {@link SimulatedCluster}. A new instance on the same cluster represents a
 * restart of the operator: its only state is what the cluster contains.
 *
 * <p>A cluster is reconciled when it is created, when its spec or annotations change, when its
 * objects are changed by others, when a reconciliation requests a requeue, and, with increasing
 * delays, after a reconciliation that received no usable response. A reconciliation is never
 * interrupted, except through {@link Faults#beforeWrite}. Any other exception from a reconciliation
 * is thrown from the method that ran it.
 */
public final class SimulatedOperator {

  /** More than a correct operator needs, since one iteration runs everything that is due. */
  private static final int MAX_ITERATIONS = 200;

  /**
   * Reconciliations that are due later, such as for a certificate that expires, do not prevent
   * settling.
   */
  private static final Duration MAX_WAIT = Duration.ofDays(1);

  private final SimulatedCluster cluster;
  private final ReconcileQueue reconcileQueue;

  private SimulatedOperator(
      SimulatedCluster cluster, Function<StreamBusCluster, ReconcileResult> reconciler) {
    this.cluster = cluster;
    this.reconcileQueue = new ReconcileQueue(cluster, reconciler);
  }

  /**
   * Starts the StreamBus reconciler with default inputs.
   *
   * @param cluster the cluster that it reconciles
   * @return an operator that runs only within {@link #settle} and {@link #runFor}
   */
  public static SimulatedOperator start(SimulatedCluster cluster) {
    return start(cluster, ClusterInputs.none());
  }

  /**
   * Starts the StreamBus reconciler. Its optional kinds are those installed in the simulated
   * cluster.
   *
   * @param cluster the cluster that it reconciles
   * @param inputs inputs of every StreamBusCluster, such as the default image
   * @return an operator that runs only within {@link #settle} and {@link #runFor}
   */
  public static SimulatedOperator start(SimulatedCluster cluster, ClusterInputs inputs) {
    return start(cluster, cluster.environment(inputs));
  }

  /**
   * Starts the StreamBus reconciler with extensions.
   *
   * @param cluster the cluster that it reconciles
   * @param inputs inputs of every StreamBusCluster, such as the default image
   * @param extensions extensions of every StreamBusCluster
   * @return an operator that runs only within {@link #settle} and {@link #runFor}
   */
  public static SimulatedOperator start(
      SimulatedCluster cluster, ClusterInputs inputs, Extensions extensions) {
    return start(cluster, cluster.environment(inputs, extensions));
  }

  /**
   * Starts the StreamBus reconciler with a custom environment.
   *
   * @param cluster the cluster that it reconciles
   * @param environment what the reconciler knows apart from the objects
   * @return an operator that runs only within {@link #settle} and {@link #runFor}
   * @hidden
   */
  @Internal
  public static SimulatedOperator start(
      SimulatedCluster cluster, ReconcileEnvironment environment) {
    return start(
        cluster,
        new ClusterReconciler(
                cluster.kubernetes(), environment, cluster.clock(), new SecureRandom())
            ::reconcile);
  }

  /**
   * Starts a custom reconciler, which should use the clock and the Kubernetes access of the
   * cluster.
   *
   * @param cluster the cluster that it reconciles
   * @param reconciler reconciles the StreamBusCluster that it receives
   * @return an operator that runs only within {@link #settle} and {@link #runFor}
   * @hidden
   */
  @Internal
  public static SimulatedOperator start(
      SimulatedCluster cluster, Function<StreamBusCluster, ReconcileResult> reconciler) {
    return new SimulatedOperator(cluster, reconciler);
  }

  /**
   * Runs cluster and operator until nothing changes anymore. The clock advances to each
   * reconciliation that the operator has scheduled, until such a reconciliation changes nothing.
   * Everything that was rejected is therefore retried at least once. Reconciliations scheduled for
   * more than a day ahead do not run.
   *
   * @throws NotSettledException if changes do not stop
   */
  public void settle() {
    reconcileQueue.clearIneffective();
    Instant end = cluster.clock().instant().plus(MAX_WAIT);
    IterationLimit iterationLimit = new IterationLimit(cluster, MAX_ITERATIONS);
    while (iterate() || advanceTo(earliest(reconcileQueue.nextDueUnlessIneffective(), end))) {
      iterationLimit.countIteration(reconcileQueue.lastFailure());
    }
  }

  /**
   * Runs cluster and operator for a period. Afterwards, the clock is at the end of the period.
   *
   * @param period how long, by the clock of the cluster
   * @throws NotSettledException if changes do not stop within the period
   */
  public void runFor(Duration period) {
    Instant end = cluster.clock().instant().plus(period);
    IterationLimit iterationLimit = new IterationLimit(cluster, MAX_ITERATIONS);
    while (iterate() || advanceTo(earliest(reconcileQueue.nextDue(), end))) {
      iterationLimit.countIteration(reconcileQueue.lastFailure());
    }
    cluster.clock().advanceTo(end);
  }

  /** Runs one step of the cluster, then reconciles each StreamBusCluster that is due. */
  private boolean iterate() {
    boolean stepped = cluster.step();
    boolean reconciled = reconcileQueue.runDue();
    return stepped || reconciled;
  }

  /** When the operator or the cluster next has something to do; empty after the end. */
  private Optional<Instant> earliest(Optional<Instant> reconciliation, Instant end) {
    return Stream.concat(reconciliation.stream(), cluster.nextDue().stream())
        .min(Instant::compareTo)
        .filter(time -> !time.isAfter(end));
  }

  private boolean advanceTo(Optional<Instant> time) {
    time.ifPresent(cluster.clock()::advanceTo);
    return time.isPresent();
  }

  /**
   * Thrown when the cluster and the operator keep making changes. The message states what keeps
   * changing.
   */
  public static final class NotSettledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSettledException(String message) {
      super(message);
    }
  }
}
