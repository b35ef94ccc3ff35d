package io.streambus.operator.status;

import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Status of a cluster whose reconciliations end with exceptions. Apart from the phase and the three
 * kstatus conditions, it is the previous one.
 */
public final class FailedReconcile {

  private static final String OWN_CLASSES = "io.streambus.";

  private FailedReconcile() {}

  /**
   * Returns the status, unless the previous one already reports such a failure: texts of exceptions
   * may differ each time, and must not cause a write each time.
   */
  public static Optional<StreamBusClusterStatus> status(
      ClusterSnapshot snapshot, Throwable failure) {
    ConditionCause cause = cause(failure);
    return isReported(snapshot, cause) ? Optional.empty() : Optional.of(status(snapshot, cause));
  }

  private static boolean isReported(ClusterSnapshot snapshot, ConditionCause cause) {
    return snapshot
        .previousCondition(ConditionType.STALLED)
        .filter(stalled -> stalled.status().equals("True"))
        .filter(stalled -> stalled.reason().equals(cause.reason().value()))
        .filter(stalled -> stalled.observedGeneration() == generation(snapshot))
        .isPresent();
  }

  private static long generation(ClusterSnapshot snapshot) {
    return snapshot.cluster().getMetadata().getGeneration();
  }

  private static StreamBusClusterStatus status(ClusterSnapshot snapshot, ConditionCause cause) {
    List<ClusterCondition> failed =
        Kstatus.stalled(cause, cause).map(draft -> draft.toCondition(snapshot)).toList();
    List<String> replaced = failed.stream().map(ClusterCondition::type).toList();
    StreamBusClusterStatus previous =
        snapshot.previousStatus().orElseGet(() -> StreamBusClusterStatus.builder().build());
    return StreamBusClusterStatus.builder()
        .from(previous)
        .phase(ClusterPhase.FAILED.value())
        .observedGeneration(generation(snapshot))
        .conditions(
            Stream.concat(
                    failed.stream(),
                    previous.conditions().stream()
                        .filter(condition -> !replaced.contains(condition.type())))
                .toList())
        .build();
  }

  private static ConditionCause cause(Throwable failure) {
    return failure instanceof KubernetesUnavailableException unavailable
        ? new ConditionCause(
            ConditionReason.REQUEST_REJECTED,
            "the operator %s; resolve this; the operator retries every 30 seconds"
                .formatted(unavailable.getMessage()))
        : new ConditionCause(
            ConditionReason.INTERNAL_ERROR,
            ("reconciling the cluster fails with an error of the operator (%s); undo the latest"
                    + " change of the cluster if it caused the error, and report the error with the"
                    + " log of the operator; the operator retries every 30 seconds")
                .formatted(location(failure)));
  }

  /** Where an error occurred. Its message may contain anything, so only the log has it. */
  private static String location(Throwable failure) {
    String type = failure.getClass().getSimpleName();
    return Arrays.stream(failure.getStackTrace())
        .filter(call -> call.getClassName().startsWith(OWN_CLASSES))
        .findFirst()
        .map(call -> type + " in " + call.getClassName().substring(OWN_CLASSES.length()))
        .orElse(type);
  }
}
