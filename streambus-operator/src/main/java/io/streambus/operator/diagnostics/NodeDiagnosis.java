package io.streambus.operator.diagnostics;

import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodCondition;
import io.streambus.operator.kubernetes.BrokerPod.StatusReason;
import java.util.Optional;

/** Diagnoses pods that were terminated by their node, or whose node is lost. */
record NodeDiagnosis(BrokerPod pod) {

  private static final String FAILED = "Failed";
  private static final String EVICTED = "Evicted";
  private static final String NODE_LOST = "NodeLost";

  /** Reported by the kubelet if all containers are ready but a readiness gate is not. */
  private static final String GATES_NOT_READY = "ReadinessGatesNotReady";

  Optional<Diagnosis> find() {
    return lost().or(this::terminated);
  }

  private Optional<Diagnosis> lost() {
    return isLost()
        ? Optional.of(
            Diagnosis.immediate(
                pod,
                node(pod)
                    + " is lost, so the state of the pod is unknown; restore the node, or delete it"
                    + " if it is permanently lost"))
        : Optional.empty();
  }

  /** The kubelet sets both conditions consistently; the node controller changes only Ready. */
  private boolean isLost() {
    boolean reported =
        pod.statusReason().filter(status -> status.reason().equals(NODE_LOST)).isPresent();
    boolean wasReady =
        pod.condition(BrokerPod.CONTAINERS_READY).filter(PodCondition::isTrue).isPresent();
    return reported
        || (wasReady
            && pod.condition(BrokerPod.READY)
                .filter(ready -> !ready.reason().equals(GATES_NOT_READY))
                .isPresent());
  }

  private Optional<Diagnosis> terminated() {
    return pod.statusReason()
        .filter(status -> pod.phase().equals(FAILED))
        .map(status -> Diagnosis.immediate(pod, terminated(status)));
  }

  private String terminated(StatusReason status) {
    String detail = status.message().isBlank() ? "" : ": " + status.message().strip();
    return status.reason().equals(EVICTED)
        ? "evicted by %s%s; raise the requests in spec.resources, or free up resources on the node"
            .formatted(node(pod), detail)
        : "terminated by %s (%s)%s; Kubernetes creates a replacement"
            .formatted(node(pod), status.reason(), detail);
  }

  /** The node of a pod, as it is named in messages. */
  static String node(BrokerPod pod) {
    return pod.nodeName().map(name -> "node " + name).orElse("its node");
  }
}
