package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import java.time.Duration;
import java.util.Optional;

/**
 * State that a broker reports about itself and its cluster.
 *
 * @param controllerId ID of the leader; {@link #NO_LEADER} if the broker is not the leader
 * @param version reported version
 * @param topics number of topics in the cluster
 * @param uptime time since the start of the broker; empty if unknown
 */
public record BrokerInfo(int controllerId, String version, int topics, Optional<Duration> uptime) {

  /** The version becomes a metric label, and the response is untrusted. */
  private static final int MAX_VERSION_LENGTH = 64;

  static final int NO_LEADER = 0;

  /** Whether the broker that reports this state is the leader. Broker IDs start at 1. */
  boolean leads(int ordinal) {
    return controllerId == ordinal + 1;
  }

  /** Whether the JSON is a valid response of a broker. */
  static boolean isValid(JsonNode json) {
    JsonNode controller = json.path("controller_id");
    return controller.isIntegralNumber() && controller.canConvertToInt();
  }

  static BrokerInfo of(JsonNode json) {
    return new BrokerInfo(
        json.path("controller_id").asInt(),
        Ascii.truncate(json.path("version").asText(), MAX_VERSION_LENGTH, "..."),
        json.path("total_topics").asInt(),
        GoDurationParser.parse(json.path("uptime").asText()));
  }
}
