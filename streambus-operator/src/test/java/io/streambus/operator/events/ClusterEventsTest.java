package io.streambus.operator.events;

import static io.streambus.api.values.ConditionReason.BROKERS_UNREACHABLE;
import static io.streambus.api.values.ConditionReason.STARTING_BROKERS;
import static io.streambus.api.values.ConditionReason.STORAGE_IMMUTABLE;
import static io.streambus.api.values.ConditionReason.TENANTS_APPLIED;
import static io.streambus.api.values.ConditionReason.TENANTS_PENDING;
import static io.streambus.api.values.ConditionType.CHANGE_BLOCKED;
import static io.streambus.api.values.ConditionType.SCALING;
import static io.streambus.api.values.ConditionType.STALLED;
import static io.streambus.api.values.ConditionType.TENANTS_SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Guarantees that each relevant status change causes exactly one event. */
class ClusterEventsTest {

  private static final ClusterCondition SYNCED =
      condition(TENANTS_SYNCED, "False", BROKERS_UNREACHABLE);

  @Test
  void unappliedTenantsCauseWarning() {
    assertThat(reasons(status(condition(TENANTS_SYNCED, "True", TENANTS_APPLIED)), status(SYNCED)))
        .containsExactly("Warning BrokersUnreachable");
    assertThat(reasons(status(SYNCED), status(SYNCED))).isEmpty();
  }

  @Test
  void pendingTenantsCauseNoEvent() {
    assertThat(reasons(status(), status(condition(TENANTS_SYNCED, "False", TENANTS_PENDING))))
        .isEmpty();
  }

  @Test
  void twoConditionsWithSameMessageCauseOneEvent() {
    // Given
    ClusterCondition blocked = condition(CHANGE_BLOCKED, "True", STORAGE_IMMUTABLE);
    ClusterCondition stalled = condition(STALLED, "True", STORAGE_IMMUTABLE);

    // Then
    assertThat(reasons(status(), status(stalled, blocked)))
        .containsExactly("Warning StorageImmutable");
    assertThat(reasons(status(blocked), status(stalled, blocked)))
        .as("the warning was already published for ChangeBlocked")
        .isEmpty();
  }

  @Test
  void invalidTimestampInStatusDoesNotSuppressEvent() {
    // Given
    ClusterCondition scaling =
        ClusterCondition.builder()
            .from(condition(SCALING, "True", STARTING_BROKERS))
            .lastTransitionTime("yesterday")
            .build();
    StreamBusClusterStatus running =
        StreamBusClusterStatus.builder().phase("Running").readyReplicas(5).build();

    // Then
    assertThat(reasons(status(scaling), running))
        .containsExactlyInAnyOrder("Normal Running", "Normal Scaled");
  }

  private static List<String> reasons(StreamBusClusterStatus before, StreamBusClusterStatus after) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder().withNamespace("default").withName("demo").withUid("u").build());
    return ClusterEvents.between(cluster, Optional.of(before), after, Instant.EPOCH).stream()
        .map(event -> event.getType() + " " + event.getReason())
        .toList();
  }

  private static StreamBusClusterStatus status(ClusterCondition... conditions) {
    return StreamBusClusterStatus.builder().addConditions(conditions).build();
  }

  private static ClusterCondition condition(
      ConditionType type, String status, ConditionReason reason) {
    return ClusterCondition.builder()
        .type(type.value())
        .status(status)
        .reason(reason.value())
        .message("message")
        .lastTransitionTime("2026-01-01T00:00:00Z")
        .observedGeneration(1L)
        .build();
  }
}
