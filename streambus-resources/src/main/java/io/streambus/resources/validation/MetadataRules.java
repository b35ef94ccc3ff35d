package io.streambus.resources.validation;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules for the metadata of the cluster. */
final class MetadataRules {

  private static final String NAME = "metadata.name";
  private static final String ANNOTATIONS = "metadata.annotations";

  /** The limit of Kubernetes. */
  private static final int MAX_ANNOTATION_BYTES = 256 * 1024;

  private static final Pattern NAME_PATTERN = Pattern.compile(ClusterNames.PATTERN);

  private MetadataRules() {}

  static Stream<Problem> check(StreamBusCluster cluster) {
    Optional<ObjectMeta> metadata = Optional.ofNullable(cluster.getMetadata());
    return Stream.of(
            name(metadata.map(ObjectMeta::getName)),
            namespace(metadata.map(ObjectMeta::getNamespace)),
            Labels.check("metadata.labels", metadata.map(ObjectMeta::getLabels).orElse(Map.of())),
            annotations(metadata.map(ObjectMeta::getAnnotations).orElse(Map.of())))
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> annotations(Map<String, String> annotations) {
    return Stream.concat(
        Labels.keys(ANNOTATIONS, annotations),
        Field.of(ANNOTATIONS, Labels.bytes(annotations))
            .must(
                size -> size <= MAX_ANNOTATION_BYTES,
                "must not exceed " + MAX_ANNOTATION_BYTES + " bytes in total, including keys"));
  }

  private static Stream<Problem> name(Optional<String> name) {
    if (name.isEmpty()) {
      return Stream.of(new Problem(NAME, "", "must be set"));
    }
    Field<String> field = Field.of(NAME, name);
    return Stream.concat(
        field.must(text -> text.length() <= ClusterNames.MAX_LENGTH, ClusterNames.TOO_LONG_MESSAGE),
        field.must(
            text -> NAME_PATTERN.matcher(text).matches(), ClusterNames.NOT_A_DNS_LABEL_MESSAGE));
  }

  private static Stream<Problem> namespace(Optional<String> namespace) {
    return namespace.isPresent()
        ? Stream.empty()
        : Stream.of(new Problem("metadata.namespace", "", "must be set"));
  }
}
