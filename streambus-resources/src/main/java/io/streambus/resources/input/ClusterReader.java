package io.streambus.resources.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.api.openapi.StructuralSchema.UnknownFields;
import io.streambus.api.openapi.Violation;
import io.streambus.resources.input.ReadResult.Read;
import io.streambus.resources.input.ReadResult.Unreadable;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a cluster from YAML or JSON. Unlike a mapper, it rejects other kinds and duplicate fields,
 * and reports unknown fields. It never throws, whatever the text contains.
 */
public final class ClusterReader {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String API_VERSION = StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION;
  private static final String METADATA = "metadata";

  private ClusterReader() {}

  /**
   * Reads a text of at most four million characters that contains one document. Aliases of YAML are
   * rejected.
   *
   * @param text the text
   * @param namespace namespace of a cluster that does not specify one
   * @return the cluster, or why the text is none
   */
  public static ReadResult read(String text, String namespace) {
    return YamlText.parse(text).<ReadResult>map(tree -> read(tree, namespace), Unreadable::new);
  }

  /**
   * Reads a document that was parsed before.
   *
   * @param document the document
   * @param namespace namespace of a cluster that does not specify one
   * @return the cluster, or why the document is none
   */
  public static ReadResult read(JsonNode document, String namespace) {
    if (!document.path("apiVersion").asText().equals(API_VERSION)
        || !document.path("kind").asText().equals(StreamBusCluster.KIND)) {
      return unreadable(
          new Problem(
              "kind",
              "%s %s"
                  .formatted(document.path("apiVersion").asText(), document.path("kind").asText())
                  .strip(),
              "must be a %s of %s".formatted(StreamBusCluster.KIND, API_VERSION)));
    }
    List<Violation> violations =
        StreamBusClusterCrd.schema().violations("", document, UnknownFields.IGNORE);
    List<Problem> metadata =
        violations.stream()
            .filter(violation -> isMetadata(violation.path()))
            .map(Problem::of)
            .toList();
    return metadata.isEmpty()
        ? cluster(document, namespace, unknownFields(document, violations))
        : new Unreadable(metadata);
  }

  private static boolean isMetadata(String path) {
    return path.equals(METADATA) || path.startsWith(METADATA + ".");
  }

  private static List<Problem> unknownFields(JsonNode document, List<Violation> others) {
    return StreamBusClusterCrd.schema().violations("", document, UnknownFields.REJECT).stream()
        .filter(violation -> !others.contains(violation))
        .map(Problem::of)
        .collect(ImmutableList.toImmutableList());
  }

  private static ReadResult cluster(JsonNode document, String namespace, List<Problem> unknown) {
    try {
      StreamBusCluster cluster = MAPPER.treeToValue(document, StreamBusCluster.class);
      ObjectMeta metadata = Optional.ofNullable(cluster.getMetadata()).orElseGet(ObjectMeta::new);
      if (metadata.getNamespace() == null) {
        metadata.setNamespace(namespace);
      }
      cluster.setMetadata(metadata);
      return new Read(cluster, unknown);
    } catch (JsonProcessingException e) {
      return unreadable(new Problem(METADATA, "", e.getOriginalMessage()));
    }
  }

  private static Unreadable unreadable(Problem... problems) {
    return new Unreadable(Stream.of(problems).toList());
  }
}
