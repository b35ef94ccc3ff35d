package io.streambus.operator.events;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.text.ExternalText;
import io.streambus.resources.canonical.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates the events for one status change of one cluster. */
final class EventFactory {

  /** The API server rejects messages of more than 1024 bytes. */
  private static final int MAX_BYTES = 1021;

  private final ObjectMeta metadata;
  private final Optional<StreamBusClusterStatus> before;
  private final Instant now;

  EventFactory(StreamBusCluster cluster, Optional<StreamBusClusterStatus> before, Instant now) {
    this.metadata = cluster.getMetadata();
    this.before = before;
    this.now = now;
  }

  Event normal(String reason, String message) {
    return event("Normal", reason, message);
  }

  Event warning(String reason, String message) {
    return event("Warning", reason, message);
  }

  // spotless:off
  private Event event(String type, String reason, String message) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new EventBuilder()
        .withNewMetadata()
            .withNamespace(metadata.getNamespace())
            .withName(name(reason))
        .endMetadata()
        .withNewInvolvedObject()
            .withApiVersion(StreamBusCluster.GROUP + "/" + StreamBusCluster.VERSION)
            .withKind(StreamBusCluster.KIND)
            .withNamespace(metadata.getNamespace())
            .withName(metadata.getName())
            .withUid(metadata.getUid())
        .endInvolvedObject()
        .withType(type)
        .withReason(reason)
        .withMessage(limited(message))
        .withFirstTimestamp(time)
        .withLastTimestamp(time)
        .withCount(1)
        .withNewSource()
            .withComponent(ClusterLabels.OPERATOR)
        .endSource()
        .withReportingComponent(ClusterLabels.OPERATOR)
        .build();
  }
  // spotless:on

  /** Leaves out so many characters that the rest has at most as many bytes, plus three dots. */
  private static String limited(String message) {
    int bytes = 0;
    int characters = 0;
    for (int character : message.codePoints().toArray()) {
      bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_BYTES) {
        break;
      }
      characters++;
    }
    return ExternalText.line(message, characters);
  }

  /**
   * Same reason and previous status, same name: a repeated reconciliation publishes no duplicate.
   */
  private String name(String reason) {
    String seed = metadata.getUid() + reason + before;
    return metadata.getName() + "." + Sha256.hex(seed).substring(0, 16);
  }
}
