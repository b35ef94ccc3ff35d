package io.streambus.operator.rollout;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Explains to users why a broker restarts: how its pod differs from the pod template. */
final class RestartReason {

  private static final String CONFIG_CHANGED = "configuration changed";
  private static final String TEMPLATE_CHANGED = "pod template changed";

  private RestartReason() {}

  static String of(RestartStrategy strategy, ClassifiedPod classifiedPod, PodTarget podTarget) {
    String action =
        switch (strategy) {
          case DELETE -> "replacing the pod";
          case IN_PLACE -> "restarting containers in place";
          case REPLACE_VOLUMES -> "replacing the pod and its volumes";
        };
    String need =
        switch (classifiedPod.view().need()) {
          case NEW_VOLUMES -> "requested by " + ClusterAnnotations.DELETE_POD_AND_PVC;
          case REQUESTED -> "requested by " + ClusterAnnotations.RESTART_TRIGGER;
          case NEW_REVISION ->
              classifiedPod.pod().map(pod -> changes(pod, podTarget)).orElse(TEMPLATE_CHANGED);
          case NONE -> TEMPLATE_CHANGED;
        };
    String objection =
        Optional.of(classifiedPod)
            .filter(pod -> strategy == RestartStrategy.DELETE)
            .flatMap(ClassifiedPod::inPlaceObjection)
            .map("; not in place because %s"::formatted)
            .orElse("");
    return ExternalText.line(action + ": " + need + objection, ExternalText.MAX_EXPLANATION);
  }

  private static String changes(BrokerPod pod, PodTarget podTarget) {
    List<String> changes = new ArrayList<>();
    podTarget
        .images()
        .forEach(
            (name, image) -> change(name, pod.images().get(name), image).ifPresent(changes::add));
    if (differs(ClusterAnnotations.CONFIG_CHECKSUM, pod, podTarget)) {
      changes.add(CONFIG_CHANGED);
    }
    if (differs(ClusterAnnotations.PROXY_CHECKSUM, pod, podTarget)) {
      changes.add("proxy configuration changed");
    }
    if (differs(ClusterAnnotations.RESTART_TRIGGER, pod, podTarget)) {
      changes.add("requested by " + ClusterAnnotations.RESTART_TRIGGER);
    }
    if (changes.isEmpty()) {
      changes.add(TEMPLATE_CHANGED);
    }
    return String.join(", ", changes);
  }

  private static Optional<String> change(String container, @Nullable String before, String after) {
    if (before == null) {
      return Optional.of("container " + container + " added");
    }
    return before.equals(after)
        ? Optional.empty()
        : Optional.of("image " + before + " -> " + after);
  }

  private static boolean differs(String annotation, BrokerPod pod, PodTarget podTarget) {
    return !Objects.equals(
        pod.annotations().get(annotation), podTarget.annotations().get(annotation));
  }
}
