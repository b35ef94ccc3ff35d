package io.streambus.resources;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.model.Word;
import io.streambus.api.vocabulary.PauseLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules of the annotations that are words to the operator. A server checks no annotation, so they
 * are held against rules here alone.
 */
final class AnnotationRules {

  /** They are copied to the pods, beside up to 256 KiB of other annotations. */
  private static final int LONGEST_RESTART_WORD = 256;

  private AnnotationRules() {}

  static Stream<Problem> check(StreamBusCluster cluster) {
    Map<String, String> annotations = Annotations.of(cluster);
    return Stream.concat(
        RestartWords.KEYS.stream().flatMap(key -> notTooLong(key, annotations)),
        word(ClusterAnnotations.PAUSE_RECONCILIATION, PauseLevel.class, annotations));
  }

  private static Stream<Problem> notTooLong(String key, Map<String, String> annotations) {
    return Annotations.field(key, annotations)
        .must(
            value -> value.getBytes(StandardCharsets.UTF_8).length <= LONGEST_RESTART_WORD,
            "must have at most " + LONGEST_RESTART_WORD + " bytes");
  }

  private static <E extends Enum<E> & Word> Stream<Problem> word(
      String key, Class<E> vocabulary, Map<String, String> annotations) {
    return Field.word(Annotations.field(key, annotations), vocabulary);
  }
}
