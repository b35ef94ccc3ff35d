package io.streambus.resources.validation;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.PauseLevel;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.objects.RestartAnnotations;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules for the annotations that control the operator. The API server does not validate
 * annotations, so these rules exist only here.
 */
final class AnnotationRules {

  /**
   * Restart annotations are copied to the pods, in addition to up to 256 KiB of other annotations.
   */
  private static final int MAX_RESTART_VALUE_BYTES = 256;

  private static final Pattern POSITIVE_INTEGER = Pattern.compile("[1-9][0-9]*");

  private static final Set<String> BOOLEANS = Set.of("true", "false");

  private AnnotationRules() {}

  static Stream<Problem> check(StreamBusCluster cluster) {
    Map<String, String> annotations = Annotations.of(cluster);
    return Stream.of(
            RestartAnnotations.KEYS.stream().flatMap(key -> notTooLong(key, annotations)),
            Field.value(
                field(ClusterAnnotations.PAUSE_RECONCILIATION, annotations), PauseLevel.class),
            field(ClusterAnnotations.CONFIRM_SCALE, annotations)
                .must(
                    value -> POSITIVE_INTEGER.matcher(value).matches(),
                    "must be a positive integer, such as 5"),
            isBoolean(ClusterAnnotations.HIBERNATE, annotations),
            isBoolean(ClusterAnnotations.ADOPT_TEMPLATE, annotations),
            isBoolean(ClusterAnnotations.ADOPT_ORPHANS, annotations))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> isBoolean(String key, Map<String, String> annotations) {
    return field(key, annotations).must(BOOLEANS::contains, "must be true or false");
  }

  private static Stream<Problem> notTooLong(String key, Map<String, String> annotations) {
    return field(key, annotations)
        .must(
            value -> value.getBytes(StandardCharsets.UTF_8).length <= MAX_RESTART_VALUE_BYTES,
            "must be no more than " + MAX_RESTART_VALUE_BYTES + " bytes");
  }

  private static Field<String> field(String key, Map<String, String> annotations) {
    return Field.of(
        "metadata.annotations[%s]".formatted(key), Optional.ofNullable(annotations.get(key)));
  }
}
