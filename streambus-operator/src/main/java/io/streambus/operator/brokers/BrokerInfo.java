package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import java.time.Duration;
import java.util.Optional;

/**
 * What a broker says of itself and its cluster.
 *
 * @param controllerId id of the leader; {@link #NOBODY} where the broker does not lead
 * @param version that it tells
 * @param topics number of topics of the cluster
 * @param uptime time since its start; empty where it does not know
 */
public record BrokerInfo(int controllerId, String version, int topics, Optional<Duration> uptime) {

  /** It becomes a label of a series, and anybody may answer in the place of a broker. */
  private static final int MAX_VERSION_LENGTH = 64;

  static final int NOBODY = 0;

  /** Whether a broker that says this leads. The ids of brokers begin at 1. */
  boolean leads(int ordinal) {
    return controllerId == ordinal + 1;
  }

  /** Whether it is the answer of a broker. */
  static boolean isInfo(JsonNode json) {
    JsonNode controller = json.path("controller_id");
    return controller.isIntegralNumber() && controller.canConvertToInt();
  }

  static BrokerInfo of(JsonNode json) {
    return new BrokerInfo(
        json.path("controller_id").asInt(),
        Ascii.truncate(json.path("version").asText(), MAX_VERSION_LENGTH, "..."),
        json.path("total_topics").asInt(),
        GoTime.parse(json.path("uptime").asText()));
  }
}
