package io.streambus.operator.diagnostics;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import java.util.Optional;

/** What a node did to a pod that it had taken, or that nobody hears from the node any more. */
record NodeDiagnosis(BrokerPod pod) {

  private static final String FAILED = "Failed";
  private static final String EVICTED = "Evicted";
  private static final String NODE_LOST = "NodeLost";

  /** The kubelet says this of a pod whose containers are ready, and which waits for others. */
  private static final String GATES_NOT_READY = "ReadinessGatesNotReady";

  Optional<Diagnosis> find() {
    return lost().or(this::ended);
  }

  private Optional<Diagnosis> lost() {
    return isLost()
        ? Optional.of(
            Diagnosis.now(
                pod,
                node(pod)
                    + " is lost, so nobody knows whether it runs; bring the node back, or delete it"
                    + " if it is gone for good"))
        : Optional.empty();
  }

  /** The kubelet lets both conditions hold or neither; the node controller changes Ready alone. */
  private boolean isLost() {
    boolean said =
        pod.statusReason().filter(status -> status.reason().equals(NODE_LOST)).isPresent();
    boolean wasReady =
        pod.condition(BrokerPod.CONTAINERS_READY).filter(PodCondition::holds).isPresent();
    return said
        || (wasReady
            && pod.condition(BrokerPod.READY)
                .filter(ready -> !ready.reason().equals(GATES_NOT_READY))
                .isPresent());
  }

  private Optional<Diagnosis> ended() {
    return pod.statusReason()
        .filter(status -> pod.phase().equals(FAILED))
        .map(status -> Diagnosis.now(pod, ended(status)));
  }

  private String ended(StatusReason status) {
    String words = status.message().isBlank() ? "" : ": " + status.message().strip();
    return status.reason().equals(EVICTED)
        ? "%s has evicted it%s; raise the requests in spec.resources, or make room on the node"
            .formatted(node(pod), words)
        : "%s has ended it (%s)%s; Kubernetes makes another one"
            .formatted(node(pod), status.reason(), words);
  }

  /** How sentences name the node of a pod. */
  static String node(BrokerPod pod) {
    return pod.node().map(name -> "node " + name).orElse("its node");
  }
}
