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

/** AssertJ assertions for the status of a {@link StreamBusCluster}. */
public final class StreamBusClusterAssert
    extends AbstractAssert<StreamBusClusterAssert, @Nullable StreamBusCluster> {

  private StreamBusClusterAssert(@Nullable StreamBusCluster cluster) {
    super(cluster, StreamBusClusterAssert.class);
  }

  /** Starts assertions for a cluster. */
  public static StreamBusClusterAssert assertThat(@Nullable StreamBusCluster cluster) {
    return new StreamBusClusterAssert(cluster);
  }

  /** Verifies that the status is up to date with the latest spec and has this phase. */
  public StreamBusClusterAssert hasPhase(ClusterPhase phase) {
    StreamBusClusterStatus status = status();
    Assertions.assertThat(status.observedGeneration())
        .as("status.observedGeneration")
        .contains(cluster().getMetadata().getGeneration());
    Assertions.assertThat(status.phase()).as("phase").contains(phase.value());
    return this;
  }

  /** Verifies that the condition is {@code True} with this reason. */
  public StreamBusClusterAssert hasTrueCondition(ConditionType type, ConditionReason reason) {
    return hasCondition(type, "True", reason);
  }

  /** Verifies that the condition is {@code False} with this reason. */
  public StreamBusClusterAssert hasFalseCondition(ConditionType type, ConditionReason reason) {
    return hasCondition(type, "False", reason);
  }

  /** Verifies that the status does not have this condition. */
  public StreamBusClusterAssert doesNotHaveCondition(ConditionType type) {
    Assertions.assertThat(condition(type)).as("condition %s", type.value()).isEmpty();
    return this;
  }

  /** Verifies that the message of the condition contains all of these texts. */
  public StreamBusClusterAssert hasConditionMessageContaining(ConditionType type, String... texts) {
    Assertions.assertThat(condition(type).map(ClusterCondition::message).orElse(""))
        .as("message of condition %s", type.value())
        .contains(texts);
    return this;
  }

  /** Verifies that the status has exactly these endpoints, in this order. */
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
