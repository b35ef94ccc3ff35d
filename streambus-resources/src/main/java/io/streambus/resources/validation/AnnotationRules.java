package io.streambus.resources.validation;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.PauseLevel;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.objects.RestartAnnotations;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules of the annotations that are words to the operator. A server checks no annotation, so they
 * are held against rules here alone.
 */
final class AnnotationRules {

  /** They are copied to the pods, beside up to 256 KiB of other annotations. */
  private static final int MAX_RESTART_WORD_LENGTH = 256;

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]*");

  private static final Set<String> TRUTH = Set.of("true", "false");

  private AnnotationRules() {}

  static Stream<Problem> check(StreamBusCluster cluster) {
    Map<String, String> annotations = Annotations.of(cluster);
    return Stream.of(
            RestartAnnotations.KEYS.stream().flatMap(key -> notTooLong(key, annotations)),
            Field.value(
                Annotations.field(ClusterAnnotations.PAUSE_RECONCILIATION, annotations),
                PauseLevel.class),
            Annotations.field(ClusterAnnotations.CONFIRM_SCALE, annotations)
                .must(value -> NUMBER.matcher(value).matches(), "must be a number such as 5"),
            isTrueOrFalse(ClusterAnnotations.HIBERNATE, annotations),
            isTrueOrFalse(ClusterAnnotations.ADOPT_TEMPLATE, annotations))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> isTrueOrFalse(String key, Map<String, String> annotations) {
    return Annotations.field(key, annotations).must(TRUTH::contains, "must be true or false");
  }

  private static Stream<Problem> notTooLong(String key, Map<String, String> annotations) {
    return Annotations.field(key, annotations)
        .must(
            value -> value.getBytes(StandardCharsets.UTF_8).length <= MAX_RESTART_WORD_LENGTH,
            "must have at most " + MAX_RESTART_WORD_LENGTH + " bytes");
  }
}
