package io.streambus.app.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.values.LogLevel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Derives the spec of a StreamBusCluster from existing brokers. */
final class AdoptedSpec {

  /** Fields of pods that a spec contains under the same name. */
  private static final List<String> POD_FIELDS =
      List.of(
          "affinity",
          "nodeSelector",
          "tolerations",
          "topologySpreadConstraints",
          "priorityClassName");

  private static final String KUBERNETES_LABELS = "app.kubernetes.io/";
  private static final String DEFAULT_SERVICE_ACCOUNT = "default";
  private static final String LABELS = "labels";

  /** The API server deprecates the field, but fills it in. */
  private static final String SERVICE_ACCOUNT = "serviceAccountName";

  private final ForeignBrokers brokers;
  private final ObjectNode spec = JsonNodeFactory.instance.objectNode();

  private AdoptedSpec(ForeignBrokers brokers) {
    this.brokers = brokers;
  }

  /** Returns the spec. It contains only what differs from defaults, as far as that is known. */
  static ObjectNode of(ForeignBrokers brokers) {
    var adopted = new AdoptedSpec(brokers);
    adopted.spec.put("replicas", brokers.replicas());
    adopted.addImage();
    adopted.addStorage();
    adopted.copy("resources", brokers.broker().path("resources"));
    adopted.addConfig();
    adopted.addPod();
    return adopted.spec;
  }

  private void addImage() {
    ImageName name = brokers.image();
    ObjectNode image = spec.putObject("image").put("repository", name.repository());
    name.tag().ifPresent(tag -> image.put("tag", tag));
    name.digest().ifPresent(digest -> image.put("digest", digest));
    String pullPolicy = brokers.broker().path("imagePullPolicy").asText();
    if (!pullPolicy.isEmpty()) {
      image.put("pullPolicy", pullPolicy);
    }
    List<String> secrets =
        brokers
            .podSpec()
            .path("imagePullSecrets")
            .valueStream()
            .map(secret -> secret.path("name").asText())
            .toList();
    if (!secrets.isEmpty()) {
      secrets.forEach(image.putArray("pullSecrets")::add);
    }
  }

  private void addStorage() {
    ObjectNode storage = JsonNodeFactory.instance.objectNode();
    brokers.dataTemplate().ifPresent(template -> addVolume(template, "size", storage));
    brokers.raftTemplate().ifPresent(template -> addVolume(template, "raftSize", storage));
    copy("storage", storage);
  }

  private static void addVolume(JsonNode template, String field, ObjectNode storage) {
    String size = template.at("/spec/resources/requests/storage").asText();
    if (!size.isEmpty()) {
      storage.put(field, size);
    }
    String storageClass = template.at("/spec/storageClassName").asText();
    if (!storageClass.isEmpty()) {
      storage.put("class", storageClass);
    }
  }

  private void addConfig() {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    brokers.port("client", "broker", "kafka", "tcp").ifPresent(port -> config.put("port", port));
    brokers.port("http", "admin", "health").ifPresent(port -> config.put("httpPort", port));
    brokers.port("raft", "grpc").ifPresent(port -> config.put("grpcPort", port));
    logLevel().ifPresent(level -> config.put("logLevel", level));
    copy("config", config);
  }

  /** Files of the original operator contain the level as {@code log_level} or {@code level}. */
  private Optional<String> logLevel() {
    return brokers
        .configMap()
        .path("data")
        .valueStream()
        .flatMap(file -> file.asText().lines())
        .map(String::strip)
        .filter(line -> line.startsWith("log_level:") || line.startsWith("level:"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip().replace("\"", ""))
        .filter(
            level -> Arrays.stream(LogLevel.values()).anyMatch(each -> each.value().equals(level)))
        .findFirst();
  }

  private void addPod() {
    POD_FIELDS.forEach(field -> copy(field, brokers.podSpec().path(field)));
    if (brokers.podSpec().path("hostNetwork").asBoolean()) {
      spec.put("hostNetwork", true);
    }
    String account = brokers.podSpec().path(SERVICE_ACCOUNT).asText();
    if (!account.isEmpty() && !account.equals(DEFAULT_SERVICE_ACCOUNT)) {
      spec.put(SERVICE_ACCOUNT, account);
    }
    copy("podSecurityContext", brokers.podSpec().path("securityContext"));
    copy("securityContext", brokers.broker().path("securityContext"));
    copy("podAnnotations", brokers.podMetadata().path("annotations"));
    copy("podLabels", ownLabels());
  }

  /** The operator sets the labels of Kubernetes, and selects pods by its own. */
  private ObjectNode ownLabels() {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    Set<String> selected =
        Set.copyOf(
            brokers
                .statefulSet()
                .at("/spec/selector/matchLabels")
                .propertyStream()
                .map(label -> label.getKey())
                .toList());
    brokers
        .podMetadata()
        .path(LABELS)
        .propertyStream()
        .filter(label -> !label.getKey().startsWith(KUBERNETES_LABELS))
        .filter(label -> !selected.contains(label.getKey()))
        .forEach(label -> labels.set(label.getKey(), label.getValue()));
    return labels;
  }

  private void copy(String field, JsonNode value) {
    if (!value.isMissingNode()
        && !value.isNull()
        && !(value.isContainerNode() && value.isEmpty())) {
      spec.set(field, value);
    }
  }
}
