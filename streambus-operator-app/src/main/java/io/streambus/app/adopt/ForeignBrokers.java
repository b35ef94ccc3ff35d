package io.streambus.app.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brokers that others deployed.
 *
 * @param statefulSet the StatefulSet
 * @param configMap the ConfigMap of the brokers; missing if it is unknown
 */
public record ForeignBrokers(JsonNode statefulSet, JsonNode configMap) {

  private static final String NAME = "name";

  /** Creates brokers whose ConfigMap is unknown. */
  public ForeignBrokers(JsonNode statefulSet) {
    this(statefulSet, MissingNode.getInstance());
  }

  /** Name of the StatefulSet. */
  public String name() {
    return statefulSet.at("/metadata/name").asText();
  }

  /** Namespace of the StatefulSet; empty if a file does not specify it. */
  public Optional<String> namespace() {
    return Optional.of(statefulSet.at("/metadata/namespace").asText())
        .filter(name -> !name.isEmpty());
  }

  /** Returns why no cluster can be derived; empty if one can. */
  public Optional<String> problem() {
    if (broker().path("image").asText().isBlank()) {
      return Optional.of("has no container with an image");
    }
    return replicas() < 1
        ? Optional.of("has no replicas; scale it to the number of its brokers first")
        : Optional.empty();
  }

  /** Name of the ConfigMap that the pods mount; empty if they mount none. */
  public Optional<String> configMapName() {
    return podSpec()
        .path("volumes")
        .valueStream()
        .map(volume -> volume.at("/configMap/name").asText())
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  JsonNode podSpec() {
    return statefulSet.at("/spec/template/spec");
  }

  JsonNode podMetadata() {
    return statefulSet.at("/spec/template/metadata");
  }

  /** The container named {@code broker} or {@code streambus}, or the first one. */
  JsonNode broker() {
    JsonNode containers = podSpec().path("containers");
    return Stream.of("broker", "streambus")
        .flatMap(
            name ->
                containers.valueStream().filter(each -> each.path(NAME).asText().contains(name)))
        .findFirst()
        .orElse(containers.path(0));
  }

  /** The port of the broker container with a name that contains one of the words. */
  Optional<Integer> port(String... words) {
    return Stream.of(words)
        .flatMap(
            word ->
                broker()
                    .path("ports")
                    .valueStream()
                    .filter(port -> port.path(NAME).asText().contains(word)))
        .map(port -> port.path("containerPort").asInt())
        .findFirst();
  }

  /** The claim template of Raft volumes: the one whose name contains {@code raft}. */
  Optional<JsonNode> raftTemplate() {
    return templates().filter(ForeignBrokers::isRaft).findFirst();
  }

  /** The claim template of message volumes: the first other one. */
  Optional<JsonNode> dataTemplate() {
    return templates().filter(template -> !isRaft(template)).findFirst();
  }

  private Stream<JsonNode> templates() {
    return statefulSet.at("/spec/volumeClaimTemplates").valueStream();
  }

  private static boolean isRaft(JsonNode template) {
    return template.at("/metadata/name").asText().contains("raft");
  }

  /** Number of brokers. */
  int replicas() {
    return statefulSet.at("/spec/replicas").asInt(1);
  }

  /** The image of the broker container. */
  ImageName image() {
    return ImageName.parse(broker().path("image").asText());
  }
}
