package io.streambus.testkit.controllers.decision;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The phase and the conditions of a pod. */
public record PodConditions(Pod pod) {

  private static final String READY = "Ready";

  /** A condition by type. */
  public Optional<PodCondition> find(String type) {
    return all().stream().filter(condition -> condition.getType().equals(type)).findFirst();
  }

  /** All conditions. */
  public List<PodCondition> all() {
    return pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
  }

  /** Whether the pod has the condition Ready. */
  public boolean isReady() {
    return isTrue(READY);
  }

  /** Whether a condition is true. */
  public boolean isTrue(String type) {
    return find(type).filter(condition -> condition.getStatus().equals("True")).isPresent();
  }

  /** When a ready pod counts as available; empty if the pod is not ready. */
  public Optional<Instant> availableAt(int minReadySeconds) {
    return find(READY)
        .filter(condition -> condition.getStatus().equals("True"))
        .map(
            condition ->
                minReadySeconds == 0
                    ? Instant.MIN
                    : Instant.parse(condition.getLastTransitionTime())
                        .plusSeconds(minReadySeconds));
  }

  /** The phase; empty before the API server has set it. */
  public String phase() {
    return pod.getStatus() == null || pod.getStatus().getPhase() == null
        ? ""
        : pod.getStatus().getPhase();
  }

  /** Whether the pod is being deleted. */
  public boolean isTerminating() {
    return pod.isMarkedForDeletion();
  }
}
