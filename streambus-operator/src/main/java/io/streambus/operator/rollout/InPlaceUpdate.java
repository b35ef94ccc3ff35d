package io.streambus.operator.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.BrokerPods.PodPatch;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * In-place update of the images of a running pod. An annotation on the pod records it from the
 * image patch until the containers have restarted; then the pod gets the label of its new revision.
 *
 * @param revision revision of the pod after the update
 * @param restarts restart count of each updated container before the update
 * @param startedAt when the images were patched
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record InPlaceUpdate(
    @Nullable String revision,
    @Nullable Map<String, Integer> restarts,
    @Nullable String startedAt) {

  /** Containers restart within seconds once their images are pulled. */
  static final Duration TIMEOUT = Duration.ofMinutes(5);

  /** Annotation value after a finished update, because the patch cannot remove annotations. */
  private static final String NONE = "";

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The update in progress on a pod; empty if there is none or the annotation is invalid. */
  static Optional<InPlaceUpdate> of(BrokerPod pod) {
    return Optional.ofNullable(pod.annotations().get(ClusterAnnotations.IN_PLACE_CHANGE))
        .filter(text -> !text.equals(NONE))
        .flatMap(InPlaceUpdate::parse)
        .filter(InPlaceUpdate::hasAllValues);
  }

  private static Optional<InPlaceUpdate> parse(String text) {
    try {
      return Optional.ofNullable(MAPPER.readValue(text, InPlaceUpdate.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Any client that may patch pods can set the annotation, to JSON with null anywhere. */
  private boolean hasAllValues() {
    return revision != null
        && restarts != null
        && restarts.values().stream().allMatch(Objects::nonNull);
  }

  /**
   * Whether the operator changed only container images and the version label. Other clients may
   * have changed more.
   */
  static boolean isPossible(BrokerPod pod, PodTarget podTarget) {
    String base = pod.annotations().get(ClusterAnnotations.TEMPLATE_BASE);
    return base != null
        && base.equals(podTarget.annotations().get(ClusterAnnotations.TEMPLATE_BASE))
        && pod.images().keySet().containsAll(podTarget.images().keySet())
        && pod.phase().equals("Running");
  }

  /** Whether the operator changed at most what can be updated in place between two templates. */
  static boolean haveSameBase(PodTemplateSpec before, PodTemplateSpec after) {
    return base(before).isPresent() && base(before).equals(base(after));
  }

  private static Optional<String> base(PodTemplateSpec template) {
    return Optional.ofNullable(template.getMetadata())
        .map(ObjectMeta::getAnnotations)
        .map(annotations -> annotations.get(ClusterAnnotations.TEMPLATE_BASE));
  }

  /** Revision whose images a pod has, unless they were rewritten or its update is incomplete. */
  static Optional<String> revisionOf(BrokerPod pod) {
    return of(pod)
        .filter(update -> update.isComplete(pod))
        .flatMap(update -> Optional.ofNullable(update.revision()))
        .or(pod::revision);
  }

  /** The patch that restarts containers with new images. */
  static PodPatch start(BrokerPod pod, PodTarget podTarget, Instant now) {
    Map<String, String> images =
        Maps.filterEntries(
            podTarget.images(),
            image -> !image.getValue().equals(pod.images().get(image.getKey())));
    Map<String, Integer> restarts =
        pod.containers().stream()
            .filter(container -> images.containsKey(container.name()))
            .collect(
                ImmutableMap.toImmutableMap(
                    PodContainer::name, PodContainer::restartCount, Math::max));
    String version = podTarget.labels().get(ClusterLabels.VERSION);
    return PodPatch.builder()
        .images(images)
        .labels(version == null ? Map.of() : Map.of(ClusterLabels.VERSION, version))
        .putAnnotations(
            ClusterAnnotations.IN_PLACE_CHANGE,
            new InPlaceUpdate(
                    podTarget.revision(), restarts, now.truncatedTo(ChronoUnit.SECONDS).toString())
                .toJson())
        .build();
  }

  /** The patch after which the StatefulSet counts the pod as updated. */
  static PodPatch finish(PodTarget podTarget) {
    return PodPatch.builder()
        .putLabels(BrokerPod.REVISION_LABEL, podTarget.revision())
        .putAnnotations(ClusterAnnotations.IN_PLACE_CHANGE, NONE)
        .build();
  }

  boolean targets(String other) {
    return other.equals(revision);
  }

  /** Whether a pod still has the images that it was updated to. Webhooks change them, too. */
  boolean isApplied(BrokerPod pod, PodTarget podTarget) {
    return requiredRestarts().keySet().stream()
        .allMatch(
            container ->
                Objects.equals(pod.images().get(container), podTarget.images().get(container)));
  }

  /** Whether every updated container has restarted since the patch, and there is one. */
  boolean isComplete(BrokerPod pod) {
    return !requiredRestarts().isEmpty()
        && requiredRestarts().entrySet().stream()
            .allMatch(
                before ->
                    pod.containers().stream()
                        .anyMatch(
                            container ->
                                container.name().equals(before.getKey())
                                    && container.restartCount() > before.getValue()
                                    && container.startedAt().isPresent()));
  }

  private Map<String, Integer> requiredRestarts() {
    return Objects.requireNonNull(restarts);
  }

  /** When the update has failed unless it is complete. Without a start time, it has failed. */
  Instant deadline(Instant now) {
    return Optional.ofNullable(startedAt)
        .flatMap(KubernetesTimestamps::parse)
        .map(start -> Comparators.min(start, now).plus(TIMEOUT))
        .orElse(now);
  }

  private String toJson() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot serialize the in-place update", e);
    }
  }
}
