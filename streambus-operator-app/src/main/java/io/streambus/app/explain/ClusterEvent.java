package io.streambus.app.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event about an object of a cluster.
 *
 * @param time when it happened last
 * @param warning whether it reports a problem
 * @param reason reason in CamelCase
 * @param kind kind of the object
 * @param name name of the object
 * @param uid UID of the object
 * @param message one line
 */
public record ClusterEvent(
    Instant time,
    boolean warning,
    String reason,
    String kind,
    String name,
    String uid,
    String message) {

  /** Reads an event of the API server, whose fields may all be missing. */
  static ClusterEvent of(JsonNode event) {
    JsonNode subject = event.path("involvedObject");
    return new ClusterEvent(
        time(event),
        event.path("type").asText().equals("Warning"),
        event.path("reason").asText(),
        subject.path("kind").asText(),
        subject.path("name").asText(),
        subject.path("uid").asText(),
        ExternalText.line(event.path("message").asText(), ExternalText.MAX_EXPLANATION));
  }

  private static Instant time(JsonNode event) {
    return Stream.of(
            event.path("series").path("lastObservedTime"),
            event.path("lastTimestamp"),
            event.path("eventTime"),
            event.path("metadata").path("creationTimestamp"))
        .map(node -> KubernetesTimestamps.parse(node.textValue()))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Instant.EPOCH);
  }
}
