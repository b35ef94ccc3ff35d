package io.streambus.operator.rollout.scheduling;

import com.google.common.base.Strings;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.NodeList.ClusterNode;
import java.util.Optional;

/**
 * Rules of the Kubernetes scheduler for the pods of one template, limited to those that do not
 * depend on other pods or volumes. In case of doubt a node fits.
 */
final class SchedulerRules {

  private static final String DEFAULT_SCHEDULER = "default-scheduler";

  private final PodSpec pod;
  private final TaintRule taints;
  private final LabelRule labels;
  private final AffinityRule affinity;
  private final ResourceRule resources;

  SchedulerRules(PodSpec pod) {
    this.pod = pod;
    this.resources = new ResourceRule(pod);
    this.taints = new TaintRule(pod, resources.requested());
    this.labels = new LabelRule(pod);
    this.affinity = new AffinityRule(pod);
  }

  /** Reason why such a pod cannot be checked, regardless of the nodes. */
  Optional<String> unsupported() {
    String scheduler = Strings.nullToEmpty(pod.getSchedulerName());
    if (!scheduler.isEmpty() && !scheduler.equals(DEFAULT_SCHEDULER)) {
      return Optional.of("the rules of scheduler " + scheduler + " are unknown");
    }
    return Optional.ofNullable(pod.getRuntimeClassName())
        .map(name -> "RuntimeClass " + name + " may add scheduling rules");
  }

  NodeFit fit(NodeList.Known list) {
    FitFailures fitFailures = new FitFailures();
    for (ClusterNode node : list.nodes()) {
      Optional<FitFailure> fitFailure = fitFailure(node);
      if (fitFailure.isEmpty()) {
        return new NodeFit.Fits();
      }
      fitFailures.add(fitFailure.get());
    }
    return list.complete()
        ? new NodeFit.NoNodeFits(list.nodes().size(), fitFailures.summary())
        : new NodeFit.Unknown("there are too many nodes to check");
  }

  private Optional<FitFailure> fitFailure(ClusterNode node) {
    return taints
        .fitFailure(node)
        .or(() -> labels.fitFailure(node))
        .or(() -> affinity.fitFailure(node))
        .or(() -> resources.fitFailure(node));
  }
}
