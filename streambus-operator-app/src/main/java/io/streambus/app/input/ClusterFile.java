package io.streambus.app.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterCrd;
import io.streambus.api.openapi.StructuralSchema.UnknownFields;
import io.streambus.api.openapi.Violation;
import io.streambus.api.text.NearestName;
import io.streambus.app.console.CommandException;
import io.streambus.resources.validation.Problem;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that contains one or more StreamBusClusters. */
public final class ClusterFile {

  /** File name that denotes standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final String API_VERSION = StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION;

  private static final String METADATA = "metadata";

  private final SourceFile source;
  private final List<Document> clusters;
  private final List<Document> others;

  private ClusterFile(SourceFile source, List<Document> documents) {
    this.source = source;
    Map<Boolean, List<Document>> byKind =
        documents.stream()
            .flatMap(Document::items)
            .collect(Collectors.partitioningBy(document -> isCluster(document.tree())));
    this.clusters = byKind.getOrDefault(true, List.of());
    this.others = byKind.getOrDefault(false, List.of());
  }

  /**
   * Reads the file of this name, or standard input.
   *
   * @throws CommandException if the file does not exist, is not valid YAML, or contains no cluster
   */
  public static ClusterFile of(String name, InputStream standardInput) {
    return of(SourceFile.named(name), standardInput);
  }

  /**
   * Reads a stream to its end.
   *
   * @throws CommandException if the content is not valid YAML, or contains no cluster
   */
  public static ClusterFile of(InputStream in) {
    return of(STANDARD_INPUT, in);
  }

  /**
   * Reads a file.
   *
   * @throws InvalidFileException if it is not valid YAML, contains what was probably meant to be a
   *     cluster, or was named and contains no cluster
   */
  public static ClusterFile of(SourceFile source, InputStream standardInput) {
    List<Document> documents =
        source.name().equals(STANDARD_INPUT)
            ? YamlDocuments.read(source.title(), standardInput)
            : YamlDocuments.readFile(Path.of(source.name()));
    var file = new ClusterFile(source, documents);
    file.rejectMistakes();
    return file;
  }

  /**
   * Returns the clusters in the file. Items of a {@code List} count as documents.
   *
   * @param namespace namespace of clusters that do not specify one
   * @throws InvalidFileException if the metadata of a cluster cannot be read
   */
  public List<ClusterDocument> clusters(String namespace) {
    return clusters.stream().map(document -> cluster(document, namespace)).toList();
  }

  /** Returns the kinds of the other documents, in the order of the file. */
  public List<String> otherKinds() {
    return others.stream().map(document -> title(document.tree())).toList();
  }

  /** If a misspelled kind were passed over, the cluster would be missing without a word. */
  private void rejectMistakes() {
    others.stream()
        .filter(
            document ->
                isMeantAsCluster(document.tree())
                    || (source.selection() == SourceFile.Selection.NAMED
                        && (clusters.isEmpty() || !document.tree().path("kind").isTextual())))
        .findFirst()
        .ifPresent(
            document -> {
              throw invalid(
                  document,
                  "%s is not a %s of %s"
                      .formatted(title(document.tree()), StreamBusCluster.KIND, API_VERSION));
            });
    if (clusters.isEmpty() && source.selection() == SourceFile.Selection.NAMED) {
      throw InvalidFileException.withoutCluster(source.title());
    }
  }

  private static boolean isCluster(JsonNode tree) {
    return tree.path("apiVersion").asText().equals(API_VERSION)
        && tree.path("kind").asText().equals(StreamBusCluster.KIND);
  }

  private static boolean isMeantAsCluster(JsonNode tree) {
    return tree.path("apiVersion").asText().startsWith(StreamBusCluster.GROUP + "/")
        || NearestName.of(tree.path("kind").asText(), List.of(StreamBusCluster.KIND)).isPresent();
  }

  private InvalidFileException invalid(Document document, String problem) {
    return document
        .positions()
        .find("")
        .map(start -> InvalidFileException.atLine(source.title(), problem, start.line()))
        .orElseGet(() -> InvalidFileException.of(source.title(), problem));
  }

  private ClusterDocument cluster(Document document, String namespace) {
    JsonNode tree = document.tree();
    List<Violation> violations =
        StreamBusClusterCrd.schema().violations("", tree, UnknownFields.REJECT);
    StreamBusCluster cluster = read(document, withReadableMetadata((ObjectNode) tree, violations));
    if (cluster.getMetadata() == null) {
      cluster.setMetadata(new ObjectMeta());
    }
    if (cluster.getMetadata().getNamespace() == null) {
      cluster.getMetadata().setNamespace(namespace);
    }
    return new ClusterDocument(
        source,
        document.positions(),
        cluster,
        Stream.concat(document.duplicates().stream(), violations.stream().map(Problem::of))
            .toList());
  }

  /** Returns the document without the fields of its metadata that violate the schema. */
  private static ObjectNode withReadableMetadata(ObjectNode document, List<Violation> violations) {
    ObjectNode copy = MAPPER.createObjectNode();
    copy.setAll(document);
    copy.remove(METADATA);
    if (document.path(METADATA) instanceof ObjectNode metadata) {
      ObjectNode readable = metadata.deepCopy();
      violations.stream()
          .flatMap(violation -> violation.fieldIn(METADATA).stream())
          .forEach(readable::remove);
      copy.set(METADATA, readable);
    }
    return copy;
  }

  private StreamBusCluster read(Document document, JsonNode tree) {
    try {
      return MAPPER.treeToValue(tree, StreamBusCluster.class);
    } catch (JsonProcessingException e) {
      throw invalid(document, "invalid metadata: " + e.getOriginalMessage());
    }
  }

  private static String title(JsonNode document) {
    return document.isObject() && document.hasNonNull("kind")
        ? "%s (%s)"
            .formatted(
                document.path("kind").asText(), document.path("apiVersion").asText("no apiVersion"))
        : "a document without a kind";
  }
}
