package io.streambus.resources.enforcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.TestFiles;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * Specs in which a field has an effect, one file per object of the schema. The file whose name is
 * the longest prefix of the field path applies.
 */
public final class BaseSpecs {

  private static final String SUFFIX = ".yaml";

  private final List<Path> files = TestFiles.list(TestFiles.RESOURCES.resolve("leaves"));

  public ObjectNode of(CrdLeaf leaf) {
    Path file =
        files.stream()
            .filter(each -> (leaf.path() + ".").startsWith(block(each) + "."))
            .max(Comparator.comparingInt(each -> block(each).length()))
            .orElseThrow();
    return TestFiles.read(file, ObjectNode.class);
  }

  private static String block(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** Returns a cluster with this spec, as the operator reads it. */
  public static StreamBusCluster cluster(ObjectNode spec) {
    ObjectNode cluster = JsonNodeFactory.instance.objectNode();
    cluster.put("kind", StreamBusCluster.KIND);
    cluster.putObject("metadata").put("name", "demo").put("namespace", "default");
    cluster.set("spec", spec);
    try {
      return new ObjectMapper().treeToValue(cluster, StreamBusCluster.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
