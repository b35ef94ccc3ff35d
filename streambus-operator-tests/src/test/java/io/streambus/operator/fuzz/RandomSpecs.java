package io.streambus.operator.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Random specs, good and bad. */
final class RandomSpecs {

  private static final Path CASES = Path.of("../streambus-resources/src/test/resources/cases");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Specs that violate one rule each. */
  private static final List<JsonNode> REJECTED = rejected();

  /** As JSON. */
  private static final List<String> UNUSUAL_VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "3.5",
          "1e99",
          "9999999999999999999999",
          "\"\"",
          "\"\\u202E\\u0000\\n\"",
          "\"${HOME}\"",
          "\"%s\"".formatted("x/".repeat(5_000)),
          "[]",
          "[null]",
          "{}",
          "{\"\": {\"$patch\": \"delete\"}}",
          "[".repeat(80) + "]".repeat(80));

  private final Random random;
  private final SpecSchema schema;

  RandomSpecs(Random random) {
    this.random = random;
    this.schema = new SpecSchema(random);
  }

  /** Returns a spec that the resolver accepts. */
  ObjectNode good() {
    return Stream.generate(schema::spec).filter(RandomSpecs::isValid).findFirst().orElseThrow();
  }

  /** Returns a spec that most probably violates a rule, if it can be parsed at all. */
  JsonNode bad() {
    return switch (random.nextInt(5)) {
      case 0, 1 -> oneOf(REJECTED).deepCopy();
      case 2 -> parse(oneOf(UNUSUAL_VALUES));
      case 3 -> schema.spec();
      default -> damaged(good());
    };
  }

  /** Replaces one of all values. */
  private ObjectNode damaged(ObjectNode spec) {
    spec.put("replicas", 1);
    List<Runnable> replacements = new ArrayList<>();
    addReplacements(spec, parse(oneOf(UNUSUAL_VALUES)), replacements);
    oneOf(replacements).run();
    return spec;
  }

  private static void addReplacements(JsonNode parent, JsonNode value, List<Runnable> found) {
    if (parent instanceof ObjectNode map) {
      map.fieldNames().forEachRemaining(name -> found.add(() -> map.set(name, value)));
    } else if (parent instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        int index = i;
        found.add(() -> list.set(index, value));
      }
    }
    parent.forEach(inner -> addReplacements(inner, value, found));
  }

  static boolean isValid(JsonNode spec) {
    ObjectNode cluster = NODES.objectNode();
    cluster
        .putObject("metadata")
        .put("name", OperatorScenario.NAME)
        .put("namespace", OperatorScenario.NAMESPACE);
    cluster.set("spec", spec);
    try {
      StreamBusCluster parsed = MAPPER.treeToValue(cluster, StreamBusCluster.class);
      return ClusterResolver.resolve(parsed, ClusterInputs.none()) instanceof Resolution.Resolved;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> rejected() {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("rejects-"))
          .sorted()
          .map(file -> SpecSchema.read(SpecSchema.file(file)).path("spec"))
          .filter(spec -> !spec.isMissingNode())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
