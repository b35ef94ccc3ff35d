package io.streambus.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.Kubectl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the API server would store if kubectl created the clusters in files. */
final class StoredClusters {

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Map<String, StreamBusCluster> clusters = new HashMap<>();

  private StoredClusters() {}

  /** Lets kubectl read all files of a directory, and the API server judge them. */
  static StoredClusters of(Path directory, Kubectl kubectl, Path output)
      throws IOException, InterruptedException {
    kubectl.run(output, "create", "--dry-run=server", "--output=json", "-f", directory.toString());
    StoredClusters stored = new StoredClusters();
    try (MappingIterator<JsonNode> objects =
        MAPPER.readerFor(JsonNode.class).readValues(output.toFile())) {
      while (objects.hasNext()) {
        stored.add(objects.next());
      }
    }
    return stored;
  }

  private void add(JsonNode object) throws IOException {
    if (object.path("kind").asText().equals(StreamBusCluster.KIND)) {
      StreamBusCluster cluster = MAPPER.treeToValue(object, StreamBusCluster.class);
      clusters.put(cluster.getMetadata().getName(), cluster);
    }
  }

  /** Returns the cluster of this name, unless kubectl or the API server rejected it. */
  Optional<StreamBusCluster> find(String name) {
    return Optional.ofNullable(clusters.get(name));
  }
}
