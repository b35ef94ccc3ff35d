package io.streambus.operator.rollout;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPod.PodContainer;
import io.streambus.operator.kubernetes.PodPatch;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of the images of a pod that runs. It is kept on the pod from the patch of the images
 * until the containers run anew; then the pod gets the label of its revision.
 *
 * @param revision that the pod has once it is through
 * @param restarts how often each container that changes had been restarted before
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record InPlaceUpdate(@Nullable String revision, @Nullable Map<String, Integer> restarts) {

  /** What a finished change leaves behind, as nothing can be removed by the patch. */
  private static final String NONE = "";

  private static final JsonMapper MAPPER = new JsonMapper();

  /** The one that a pod is in; empty where it is in none, or somebody wrote other things there. */
  static Optional<InPlaceUpdate> of(BrokerPod pod) {
    return Optional.ofNullable(pod.annotations().get(ClusterAnnotations.IN_PLACE_CHANGE))
        .filter(text -> !text.equals(NONE))
        .flatMap(InPlaceUpdate::parse)
        .filter(change -> change.revision() != null && change.restarts() != null);
  }

  private static Optional<InPlaceUpdate> parse(String text) {
    try {
      return Optional.of(MAPPER.readValue(text, InPlaceUpdate.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether nothing but the images of containers, and the label of the version, differ. */
  static boolean isPossible(BrokerPod pod, PodTarget podTarget) {
    String base = pod.annotations().get(ClusterAnnotations.TEMPLATE_BASE);
    return base != null
        && base.equals(podTarget.annotations().get(ClusterAnnotations.TEMPLATE_BASE))
        && pod.images().keySet().containsAll(podTarget.images().keySet())
        && pod.phase().equals("Running");
  }

  /** The patch that lets containers restart with other images. */
  static PodPatch begin(BrokerPod pod, PodTarget podTarget) {
    Map<String, String> images =
        Maps.filterEntries(
            podTarget.images(),
            image -> !image.getValue().equals(pod.images().get(image.getKey())));
    Map<String, Integer> restarts =
        pod.containers().stream()
            .filter(container -> images.containsKey(container.name()))
            .collect(
                ImmutableMap.toImmutableMap(PodContainer::name, PodContainer::restarts, Math::max));
    String version = podTarget.labels().get(ClusterLabels.VERSION);
    return PodPatch.builder()
        .images(images)
        .labels(version == null ? Map.of() : Map.of(ClusterLabels.VERSION, version))
        .putAnnotations(
            ClusterAnnotations.IN_PLACE_CHANGE,
            new InPlaceUpdate(podTarget.revision(), restarts).text())
        .build();
  }

  /** The patch that lets the StatefulSet count the pod as updated. */
  static PodPatch finish(PodTarget podTarget) {
    return PodPatch.builder()
        .putLabels(BrokerPod.REVISION, podTarget.revision())
        .putAnnotations(ClusterAnnotations.IN_PLACE_CHANGE, NONE)
        .build();
  }

  boolean isTo(String other) {
    return other.equals(revision);
  }

  /** Whether each container that changes was started anew since. */
  boolean isThrough(BrokerPod pod) {
    return Objects.requireNonNull(restarts).entrySet().stream()
        .allMatch(
            before ->
                pod.containers().stream()
                    .anyMatch(
                        container ->
                            container.name().equals(before.getKey())
                                && container.restarts() > before.getValue()
                                && container.startedAt().isPresent()));
  }

  private String text() {
    try {
      return MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers can be written", e);
    }
  }
}
