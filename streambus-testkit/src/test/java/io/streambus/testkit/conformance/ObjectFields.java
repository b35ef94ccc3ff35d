package io.streambus.testkit.conformance;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.streambus.testkit.controllers.decision.PodConditions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an object that the operator and its users rely on.
 *
 * @param revision translates the name of a revision, which contains a hash
 */
record ObjectFields(HasMetadata object, UnaryOperator<String> revision) {

  /** Fields whose every value counts. */
  Map<String, String> sequences() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("owners", owners());
    if (object instanceof Pod pod) {
      fields.put("phase", new PodConditions(pod).phase());
      fields.put("ready", String.valueOf(new PodConditions(pod).isReady()));
      fields.put("revision", revision.apply(label(pod, "controller-revision-hash")));
    } else if (object instanceof PersistentVolumeClaim claim) {
      Optional<PersistentVolumeClaimStatus> status = Optional.ofNullable(claim.getStatus());
      fields.put("phase", status.map(PersistentVolumeClaimStatus::getPhase).orElse(""));
      fields.put(
          "capacity",
          status
              .map(it -> it.getCapacity())
              .map(it -> it.get("storage"))
              .map(String::valueOf)
              .orElse(""));
    } else if (object instanceof ControllerRevision controllerRevision) {
      fields.put("number", String.valueOf(controllerRevision.getRevision()));
    }
    return fields;
  }

  /** Fields of which only the last value counts, because others depend on when controllers run. */
  Map<String, String> results() {
    Map<String, String> fields = sequences();
    if (object instanceof Pod pod) {
      fields.put("scheduled", String.valueOf(new PodConditions(pod).isTrue("PodScheduled")));
      fields.put("reason", reason(pod));
      fields.put("claims", claims(pod));
      fields.put("index", label(pod, "apps.kubernetes.io/pod-index"));
      fields.put("hostname", String.valueOf(pod.getSpec().getHostname()));
    } else if (object instanceof PersistentVolumeClaim claim) {
      fields.put("terminating", String.valueOf(claim.isMarkedForDeletion()));
    } else if (object instanceof StatefulSet set) {
      fields.putAll(status(Optional.ofNullable(set.getStatus()).orElseGet(StatefulSetStatus::new)));
    } else if (object instanceof PodDisruptionBudget budget) {
      Optional.ofNullable(budget.getStatus()).ifPresent(status -> fields.putAll(budget(status)));
    }
    return fields;
  }

  private String owners() {
    return object.getMetadata().getOwnerReferences().stream()
        .map(ObjectFields::owner)
        .sorted()
        .collect(Collectors.joining("+"));
  }

  private static String owner(OwnerReference owner) {
    return owner.getKind()
        + "/"
        + owner.getName()
        + (Boolean.TRUE.equals(owner.getController()) ? "(controller)" : "");
  }

  private static String label(Pod pod, String label) {
    return Objects.toString(pod.getMetadata().getLabels().get(label), "");
  }

  private static String reason(Pod pod) {
    return Stream.concat(
            new PodConditions(pod)
                .all().stream()
                    .filter(condition -> condition.getType().equals("PodScheduled"))
                    .map(condition -> condition.getReason()),
            pod.getStatus().getContainerStatuses().stream()
                .map(status -> status.getState().getWaiting())
                .filter(Objects::nonNull)
                .map(waiting -> waiting.getReason()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("+"));
  }

  private static String claims(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(volume -> volume.getPersistentVolumeClaim())
        .filter(Objects::nonNull)
        .map(source -> source.getClaimName())
        .collect(Collectors.joining("+"));
  }

  private Map<String, String> status(StatefulSetStatus status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("replicas", count(status.getReplicas()));
    fields.put("readyReplicas", count(status.getReadyReplicas()));
    fields.put("availableReplicas", count(status.getAvailableReplicas()));
    fields.put("currentReplicas", count(status.getCurrentReplicas()));
    fields.put("updatedReplicas", count(status.getUpdatedReplicas()));
    fields.put(
        "currentRevision", revision.apply(Objects.toString(status.getCurrentRevision(), "")));
    fields.put("updateRevision", revision.apply(Objects.toString(status.getUpdateRevision(), "")));
    fields.put(
        "observed",
        String.valueOf(
            Objects.equals(status.getObservedGeneration(), object.getMetadata().getGeneration())));
    return fields;
  }

  private static Map<String, String> budget(PodDisruptionBudgetStatus status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("expectedPods", count(status.getExpectedPods()));
    fields.put("currentHealthy", count(status.getCurrentHealthy()));
    fields.put("desiredHealthy", count(status.getDesiredHealthy()));
    fields.put("disruptionsAllowed", count(status.getDisruptionsAllowed()));
    return fields;
  }

  private static String count(@Nullable Integer value) {
    return value == null ? "0" : value.toString();
  }
}
