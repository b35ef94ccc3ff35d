package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a broker says of itself and its cluster.
 *
 * @param controllerId id of the leader; 0 where the broker does not lead
 * @param version that it tells
 * @param topics number of topics of the cluster
 * @param uptime time since its start; empty where it does not know
 */
public record BrokerInfo(int controllerId, String version, int topics, Optional<Duration> uptime) {

  static BrokerInfo of(JsonNode json) {
    return new BrokerInfo(
        json.path("controller_id").asInt(),
        json.path("version").asText(),
        json.path("total_topics").asInt(),
        GoTime.parse(json.path("uptime").asText()));
  }
}
