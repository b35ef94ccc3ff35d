package io.streambus.operator.rollout;

import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.kubernetes.BrokerPod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells people why a broker restarts: what its pod has otherwise than the pod template. */
final class RestartReason {

  private static final String CONFIG = "another configuration";
  private static final String OTHER = "another pod template";

  private RestartReason() {}

  static String of(RestartStrategy restartStrategy, ClassifiedPod seen, PodTarget podTarget) {
    String how =
        switch (restartStrategy) {
          case DELETE -> "its pod is replaced";
          case IN_PLACE -> "its containers restart in place";
          case REPLACE_VOLUMES -> "its pod and volumes are replaced";
        };
    return how
        + ": "
        + switch (seen.view().need()) {
          case VOLUMES -> "asked for by " + ClusterAnnotations.DELETE_POD_AND_PVC;
          case RESTART -> "asked for by " + ClusterAnnotations.RESTART_TRIGGER;
          case REVISION -> seen.pod().map(pod -> changes(pod, podTarget)).orElse(OTHER);
          case NONE -> OTHER;
        };
  }

  private static String changes(BrokerPod pod, PodTarget podTarget) {
    List<String> changes = new ArrayList<>();
    podTarget.images().forEach((name, image) -> addImage(changes, pod.images().get(name), image));
    if (differs(ClusterAnnotations.CONFIG_CHECKSUM, pod, podTarget)) {
      changes.add(CONFIG);
    }
    if (differs(ClusterAnnotations.PROXY_CHECKSUM, pod, podTarget)) {
      changes.add("another configuration of the proxy");
    }
    if (differs(ClusterAnnotations.RESTART_TRIGGER, pod, podTarget)) {
      changes.add("asked for by " + ClusterAnnotations.RESTART_TRIGGER);
    }
    if (changes.isEmpty()) {
      changes.add(OTHER);
    }
    return String.join(", ", changes);
  }

  private static void addImage(List<String> changes, @Nullable String before, String after) {
    if (!after.equals(before)) {
      changes.add("image " + before + " -> " + after);
    }
  }

  private static boolean differs(String annotation, BrokerPod pod, PodTarget podTarget) {
    return !Objects.equals(
        pod.annotations().get(annotation), podTarget.annotations().get(annotation));
  }
}
