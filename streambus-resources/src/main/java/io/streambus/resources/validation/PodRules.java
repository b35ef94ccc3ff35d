package io.streambus.resources.validation;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import java.util.Map;
import java.util.stream.Stream;

/** Rules for the labels and annotations of pods, the labels of nodes, and spread constraints. */
final class PodRules {

  private static final String LABELS = "spec.podLabels";
  private static final String ANNOTATIONS = "spec.podAnnotations";
  private static final String OWN_PREFIX = StreamBusCluster.GROUP + "/";

  /** Labels that the operator and the StatefulSet controller set. */
  private static final ImmutableSet<String> RESERVED_LABELS =
      ImmutableSet.<String>builder()
          .addAll(ClusterLabels.of("", "").keySet())
          .add("controller-revision-hash")
          .add("statefulset.kubernetes.io/pod-name")
          .add("apps.kubernetes.io/pod-index")
          .build();

  /** The limit of Kubernetes minus the annotations that the operator adds. */
  private static final int MAX_ANNOTATION_BYTES = 256 * 1024 - 2 * 1024;

  private PodRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.of(
            Labels.check(LABELS, spec.podLabels()),
            notReserved(LABELS, spec.podLabels()),
            Labels.keys(ANNOTATIONS, spec.podAnnotations()),
            notReserved(ANNOTATIONS, spec.podAnnotations()),
            notTooLarge(spec.podAnnotations()),
            Labels.check("spec.nodeSelector", spec.nodeSelector()),
            ItemKeys.checkSpread(
                "spec.topologySpreadConstraints", spec.topologySpreadConstraints()))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> notReserved(String path, Map<String, String> entries) {
    return entries.keySet().stream()
        .flatMap(
            key ->
                Field.of(path, key)
                    .must(
                        PodRules::isPermitted,
                        "must not be set, because the operator sets it; remove the key"));
  }

  private static boolean isPermitted(String key) {
    return !RESERVED_LABELS.contains(key) && !key.startsWith(OWN_PREFIX);
  }

  private static Stream<Problem> notTooLarge(Map<String, String> annotations) {
    return Field.of(ANNOTATIONS, Labels.bytes(annotations))
        .must(
            size -> size <= MAX_ANNOTATION_BYTES,
            "must not exceed " + MAX_ANNOTATION_BYTES + " bytes in total, including keys");
  }
}
