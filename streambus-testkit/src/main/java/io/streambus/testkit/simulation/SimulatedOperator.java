package io.streambus.testkit.simulation;

import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.resources.ClusterInputs;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * An operator over a {@link SimulatedCluster}. A new one over the same cluster is a restart of the
 * program: it knows nothing but what is in the cluster.
 *
 * <p>A pass is made for each cluster that was created or whose spec was changed, or whose objects
 * were changed by somebody else; after a pass that asks to come again; and with growing pauses
 * after one that got no usable answer. A pass is never interrupted, but see {@link Faults#before}.
 * Any other exception of a pass comes out of the method that ran it.
 */
public final class SimulatedOperator {

  /** More than any sound operator needs, since a round does all that is due. */
  private static final int MAX_ROUNDS = 200;

  /** What is due later is no unrest, such as the end of a certificate. */
  private static final Duration MAX_WAIT = Duration.ofDays(1);

  private final SimulatedCluster cluster;
  private final ReconcileQueue reconcileQueue;

  private SimulatedOperator(
      SimulatedCluster cluster, Function<StreamBusCluster, ReconcileResult> reconciler) {
    this.cluster = cluster;
    this.reconcileQueue = new ReconcileQueue(cluster, reconciler);
  }

  /** Starts the reconciler of this project with default inputs. */
  public static SimulatedOperator start(SimulatedCluster cluster) {
    return start(cluster, ClusterInputs.none());
  }

  /** Starts the reconciler of this project. Optional kinds are those of the simulated cluster. */
  public static SimulatedOperator start(SimulatedCluster cluster, ClusterInputs environment) {
    return start(cluster, cluster.reconcileEnvironment(environment));
  }

  /** Starts the reconciler of this project in a world of the caller's. */
  public static SimulatedOperator start(
      SimulatedCluster cluster, ReconcileEnvironment reconcileEnvironment) {
    return start(
        cluster,
        new ClusterReconciler(
                cluster.kubernetes(), reconcileEnvironment, cluster.clock(), new SecureRandom())
            ::reconcile);
  }

  /** Starts a reconciler of the caller's; it should take clock and port from the cluster. */
  public static SimulatedOperator start(
      SimulatedCluster cluster, Function<StreamBusCluster, ReconcileResult> reconciler) {
    return new SimulatedOperator(cluster, reconciler);
  }

  /**
   * Lets cluster and operator work until nothing changes any more. The clock moves on to the next
   * moment that the operator asked for, until a pass at such a moment changes nothing; so there is
   * at least one further attempt of everything that was refused. A moment that is more than a day
   * ahead is not waited for.
   *
   * @throws NotSettledException when it does not come to rest
   */
  public void settle() {
    reconcileQueue.forgetFruitless();
    Instant end = cluster.clock().instant().plus(MAX_WAIT);
    IterationLimit iterationLimit = new IterationLimit(cluster, MAX_ROUNDS);
    while (turn() || wait(reconcileQueue.nextPromising().filter(moment -> !moment.isAfter(end)))) {
      iterationLimit.count(reconcileQueue.lastFailure());
    }
  }

  /**
   * Lets cluster and operator work for a time. The clock stands at its end afterwards.
   *
   * @throws NotSettledException when there is no rest within that time
   */
  public void runFor(Duration time) {
    Instant end = cluster.clock().instant().plus(time);
    IterationLimit iterationLimit = new IterationLimit(cluster, MAX_ROUNDS);
    while (turn() || wait(reconcileQueue.next().filter(moment -> !moment.isAfter(end)))) {
      iterationLimit.count(reconcileQueue.lastFailure());
    }
    cluster.clock().moveTo(end);
  }

  /** One step of the cluster, and a pass for each StreamBusCluster that is due then. */
  private boolean turn() {
    boolean moved = cluster.step();
    boolean worked = reconcileQueue.runDue();
    return moved || worked;
  }

  private boolean wait(Optional<Instant> moment) {
    moment.ifPresent(cluster.clock()::moveTo);
    return moment.isPresent();
  }
}
