package io.streambus.resources.validation;

import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/** Rules of what pods show and as whom they run. */
final class PodRules {

  private static final String LABELS = "spec.podLabels";
  private static final String ANNOTATIONS = "spec.podAnnotations";
  private static final String OWN_PREFIX = StreamBusCluster.GROUP + "/";

  /** Labels of the operator and of the StatefulSet controller. */
  private static final ImmutableSet<String> TAKEN_LABELS =
      ImmutableSet.<String>builder()
          .addAll(ClusterLabels.of("", "").keySet())
          .add("controller-revision-hash")
          .add("statefulset.kubernetes.io/pod-name")
          .add("apps.kubernetes.io/pod-index")
          .build();

  /** The limit of Kubernetes, less what the operator adds. */
  private static final int MAX_ANNOTATION_BYTES = 256 * 1024 - 2 * 1024;

  private PodRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.of(
            Labels.check(LABELS, spec.podLabels()),
            notTaken(LABELS, spec.podLabels()),
            Labels.keys(ANNOTATIONS, spec.podAnnotations()),
            notTaken(ANNOTATIONS, spec.podAnnotations()),
            notTooMuch(spec.podAnnotations()),
            Field.name(Field.of("spec.serviceAccountName", spec.serviceAccountName())))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> notTaken(String path, Map<String, String> entries) {
    return entries.keySet().stream()
        .flatMap(
            key ->
                Field.of(path, key)
                    .must(PodRules::isFree, "must not be set, because the operator sets it"));
  }

  private static boolean isFree(String key) {
    return !TAKEN_LABELS.contains(key) && !key.startsWith(OWN_PREFIX);
  }

  private static Stream<Problem> notTooMuch(Map<String, String> annotations) {
    long bytes =
        annotations.entrySet().stream()
            .mapToLong(entry -> bytes(entry.getKey()) + bytes(entry.getValue()))
            .sum();
    return Field.of(ANNOTATIONS, bytes)
        .must(
            size -> size <= MAX_ANNOTATION_BYTES,
            "is the size in bytes, which must be at most " + MAX_ANNOTATION_BYTES);
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
