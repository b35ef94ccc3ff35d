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
import io.streambus.app.console.CommandException;
import io.streambus.resources.validation.Problem;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file that contains one or more StreamBusClusters. */
public final class ClusterFile {

  /** File name that denotes standard input. */
  public static final String STANDARD_INPUT = "-";

  private static final ObjectMapper MAPPER = new JsonMapper();
  private static final String API_VERSION = StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION;

  private static final String METADATA = "metadata";

  private final String source;
  private final List<Document> documents;

  private ClusterFile(String source, List<Document> documents) {
    this.source = source;
    this.documents = documents;
  }

  /**
   * Reads the file of this name, or standard input.
   *
   * @throws CommandException if the file does not exist or is not valid YAML
   */
  public static ClusterFile of(String name, InputStream standardInput) {
    return name.equals(STANDARD_INPUT)
        ? of(standardInput)
        : new ClusterFile(name, YamlDocuments.readFile(Path.of(name)));
  }

  /**
   * Reads a stream to its end.
   *
   * @throws CommandException if the content is not valid YAML
   */
  public static ClusterFile of(InputStream in) {
    return new ClusterFile("standard input", YamlDocuments.read("standard input", in));
  }

  /**
   * Returns the clusters in the file, at least one. Items of a {@code List} count as documents.
   *
   * @param namespace namespace of clusters that do not specify one
   * @throws CommandException if the file contains anything else, or no cluster
   */
  public List<ClusterDocument> clusters(String namespace) {
    List<ClusterDocument> clusters =
        documents.stream()
            .flatMap(Document::items)
            .map(document -> cluster(document, namespace))
            .toList();
    if (clusters.isEmpty()) {
      throw CommandException.invalidInput(source + ": contains no " + StreamBusCluster.KIND);
    }
    return clusters;
  }

  private ClusterDocument cluster(Document document, String namespace) {
    JsonNode tree = document.tree();
    if (!tree.path("apiVersion").asText().equals(API_VERSION)
        || !tree.path("kind").asText().equals(StreamBusCluster.KIND)) {
      throw CommandException.invalidInput(
          "%s: %s is not a %s of %s"
              .formatted(source, title(tree), StreamBusCluster.KIND, API_VERSION));
    }
    List<Violation> violations =
        StreamBusClusterCrd.schema().violations("", tree, UnknownFields.REJECT);
    StreamBusCluster cluster = read(withReadableMetadata((ObjectNode) tree, violations));
    if (cluster.getMetadata() == null) {
      cluster.setMetadata(new ObjectMeta());
    }
    if (cluster.getMetadata().getNamespace() == null) {
      cluster.getMetadata().setNamespace(namespace);
    }
    return new ClusterDocument(
        tree,
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

  private StreamBusCluster read(JsonNode document) {
    try {
      return MAPPER.treeToValue(document, StreamBusCluster.class);
    } catch (JsonProcessingException e) {
      throw CommandException.invalidInput(source + ": invalid metadata: " + e.getOriginalMessage());
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
