package io.streambus.testkit.assertions;

import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Assertions about the status of a cluster. */
public final class StreamBusClusterAssert
    extends AbstractAssert<StreamBusClusterAssert, @Nullable StreamBusCluster> {

  private StreamBusClusterAssert(@Nullable StreamBusCluster cluster) {
    super(cluster, StreamBusClusterAssert.class);
  }

  /** Starts assertions about a cluster. */
  public static StreamBusClusterAssert assertThat(@Nullable StreamBusCluster cluster) {
    return new StreamBusClusterAssert(cluster);
  }

  /** The status belongs to the latest spec, and shows this phase. */
  public StreamBusClusterAssert hasPhase(ClusterPhase phase) {
    StreamBusClusterStatus status = status();
    Assertions.assertThat(status.observedGeneration())
        .as("generation that the status was made for")
        .contains(cluster().getMetadata().getGeneration());
    Assertions.assertThat(status.phase()).as("phase").contains(phase.value());
    return this;
  }

  /** The condition is there and True. */
  public StreamBusClusterAssert isTrue(ConditionType type, ConditionReason reason) {
    return hasCondition(type, "True", reason);
  }

  /** The condition is there and False. */
  public StreamBusClusterAssert isFalse(ConditionType type, ConditionReason reason) {
    return hasCondition(type, "False", reason);
  }

  /** There is no such condition. */
  public StreamBusClusterAssert hasNo(ConditionType type) {
    Assertions.assertThat(condition(type)).as("condition %s", type.value()).isEmpty();
    return this;
  }

  /** The message of the condition holds every one of these texts. */
  public StreamBusClusterAssert hasMessageContaining(ConditionType type, String... texts) {
    Assertions.assertThat(condition(type).map(ClusterCondition::message).orElse(""))
        .as("message of condition %s", type.value())
        .contains(texts);
    return this;
  }

  /** The endpoints are these, in this order. */
  public StreamBusClusterAssert hasEndpoints(String... endpoints) {
    Assertions.assertThat(status().endpoints()).as("endpoints").isEqualTo(List.of(endpoints));
    return this;
  }

  private StreamBusClusterAssert hasCondition(
      ConditionType type, String status, ConditionReason reason) {
    Assertions.assertThat(condition(type).map(each -> each.status() + " " + each.reason()))
        .as("condition %s", type.value())
        .contains(status + " " + reason.value());
    return this;
  }

  private Optional<ClusterCondition> condition(ConditionType type) {
    return status().condition(type);
  }

  private StreamBusCluster cluster() {
    isNotNull();
    return Objects.requireNonNull(actual);
  }

  private StreamBusClusterStatus status() {
    StreamBusClusterStatus status = cluster().getStatus();
    Assertions.assertThat(status).as("status").isNotNull();
    return status;
  }
}
