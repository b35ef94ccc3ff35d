package io.streambus.operator.preview;

import com.google.common.collect.Comparators;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.reconcile.ClusterReconciler;
import io.streambus.operator.reconcile.ReconcileResult;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/**
 * Runs the reconciler on a copy of a cluster in memory, with controllers and nodes that do at once
 * what is asked of them. Changes nothing.
 */
public final class Preview {

  /** More than the longest operation on the largest cluster needs. */
  private static final int MAX_RECONCILIATIONS = 1_000;

  /** After so many reconciliations without a change, there will be none. */
  private static final int IDLE_RECONCILIATIONS = 3;

  private static final Duration MIN_WAIT = Duration.ofSeconds(1);
  private static final Duration MAX_WAIT = Duration.ofHours(1);

  private final Kubernetes live;
  private final PreviewInputs inputs;
  private final SecureRandom random;

  /**
   * Creates a preview.
   *
   * @param live reads what snapshots do not contain, such as the templates of revisions and nodes;
   *     nothing is written to it
   * @param random source of randomness for keys that are never stored
   */
  public Preview(Kubernetes live, PreviewInputs inputs, SecureRandom random) {
    this.live = live;
    this.inputs = inputs;
    this.random = random;
  }

  /** Returns the environment with which a cluster is observed for a preview. */
  public static ReconcileEnvironment environment(PreviewInputs inputs) {
    return new PreviewEnvironment(inputs, Map.of());
  }

  /**
   * Returns what the operator would do.
   *
   * @param observed the objects of the cluster as they are, with the custom resource as it would
   *     be: with its UID, and with the generation that the change leads to
   * @throws io.streambus.operator.kubernetes.KubernetesUnavailableException if something cannot be
   *     read
   */
  public ClusterPreview of(ClusterSnapshot observed) {
    var clock = new PreviewClock(observed.time());
    var state = new PreviewState(observed);
    var control = new StatefulSetControl(state, clock);
    var reconciler =
        new ClusterReconciler(
            new PreviewKubernetes(state, control, live, clock),
            new PreviewEnvironment(inputs, state.secrets()),
            clock,
            random);
    int idle = 0;
    for (int i = 0; i < MAX_RECONCILIATIONS && idle < IDLE_RECONCILIATIONS; i++) {
      long before = state.changes();
      Duration wait = reconcile(reconciler, observed.cluster());
      control.step();
      idle = state.changes() == before ? idle + 1 : 0;
      clock.advance(wait);
    }
    return new ClusterPreview(state.actions(), state.status());
  }

  private static Duration reconcile(ClusterReconciler reconciler, StreamBusCluster cluster) {
    ReconcileResult result = reconciler.reconcile(cluster);
    Duration wait = result.requeueAfter().orElse(MIN_WAIT);
    return Comparators.max(MIN_WAIT, Comparators.min(wait, MAX_WAIT));
  }
}
