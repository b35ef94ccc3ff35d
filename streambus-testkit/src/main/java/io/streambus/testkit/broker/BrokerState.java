package io.streambus.testkit.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The state that a broker reports about itself and its cluster. */
final class BrokerState {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 6;

  private final int id;
  private volatile long started = System.nanoTime();
  private volatile boolean leader;
  private volatile List<String> topics = List.of();
  private volatile List<String> groups = List.of();

  BrokerState(int id) {
    this.id = id;
  }

  void restart() {
    started = System.nanoTime();
  }

  void setLeader(boolean isLeader) {
    leader = isLeader;
  }

  void setTopics(List<String> names) {
    topics = names;
  }

  void setConsumerGroups(List<String> names) {
    groups = names;
  }

  /** Only the leader knows who the leader is. */
  JsonNode cluster() {
    int controller = leader ? id : 0;
    return JSON.objectNode()
        .put("cluster_id", "streambus-cluster-" + controller)
        .put("controller_id", controller)
        .put("version", "1.0.0")
        .put("total_brokers", 1)
        .put("active_brokers", 1)
        .put("total_topics", topics.size())
        .put("total_partitions", topics.size())
        .put("uptime", uptime());
  }

  /** Contains only the broker that is called. */
  JsonNode brokers() {
    ArrayNode all = JSON.arrayNode();
    all.add(broker());
    return all;
  }

  ObjectNode broker() {
    return JSON.objectNode()
        .put("id", id)
        .put("host", "0.0.0.0")
        .put("port", 9092)
        .put("status", "ALIVE")
        .put("leader", leader)
        .put("version", "")
        .put("uptime", uptime());
  }

  JsonNode brokerWithResources() {
    ObjectNode broker = broker();
    broker
        .putObject("resources")
        .put("cpu_percent", 45)
        .put("memory_percent", 60)
        .put("disk_percent", 0)
        .put("disk_used_gb", 0)
        .put("disk_total_gb", 0);
    return broker;
  }

  JsonNode topics() {
    ArrayNode all = JSON.arrayNode();
    topics.forEach(
        name ->
            all.addObject()
                .put("name", name)
                .put("num_partitions", 1)
                .put("replication_factor", 1));
    return all;
  }

  JsonNode groups() {
    ArrayNode all = JSON.arrayNode();
    groups.forEach(
        name -> {
          ObjectNode group = all.addObject().put("group_id", name);
          group.put("state", "Stable").put("protocol", "range").putArray("members");
          group.put("coordinator", id).put("total_lag", 0);
        });
    return all;
  }

  int id() {
    return id;
  }

  private String uptime() {
    return goDuration(Duration.ofNanos(System.nanoTime() - started));
  }

  /** Formats a duration as Go does, such as {@code 1h0m2.5s} or {@code 1.5ms}. */
  private static String goDuration(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return number(time.toNanos(), MILLI_DIGITS) + "ms";
    }
    String seconds = number(time.minusMinutes(time.toMinutes()).toNanos(), NANO_DIGITS) + "s";
    if (time.toMinutes() == 0) {
      return seconds;
    }
    return time.toHours() == 0
        ? time.toMinutes() + "m" + seconds
        : time.toHours() + "h" + time.toMinutesPart() + "m" + seconds;
  }

  private static String number(long nanos, int digits) {
    return nanos == 0
        ? "0"
        : BigDecimal.valueOf(nanos, digits).stripTrailingZeros().toPlainString();
  }
}
