package io.streambus.operator.events;

import static io.streambus.api.vocabulary.ConditionReason.BROKERS_OUT_OF_REACH;
import static io.streambus.api.vocabulary.ConditionReason.BROKERS_STARTING;
import static io.streambus.api.vocabulary.ConditionReason.STORAGE_FIXED;
import static io.streambus.api.vocabulary.ConditionReason.TENANTS_APPLIED;
import static io.streambus.api.vocabulary.ConditionReason.TENANTS_PENDING;
import static io.streambus.api.vocabulary.ConditionType.CHANGE_BLOCKED;
import static io.streambus.api.vocabulary.ConditionType.SCALING;
import static io.streambus.api.vocabulary.ConditionType.STALLED;
import static io.streambus.api.vocabulary.ConditionType.TENANTS_SYNCED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** If one of these failed, news would be told twice, or not at all. */
class ClusterEventsTest {

  private static final ClusterCondition SYNCED =
      condition(TENANTS_SYNCED, "False", BROKERS_OUT_OF_REACH);

  @Test
  void tenantsThatCannotBeAppliedAreAWarning() {
    assertThat(reasons(status(condition(TENANTS_SYNCED, "True", TENANTS_APPLIED)), status(SYNCED)))
        .containsExactly("Warning BrokersOutOfReach");
    assertThat(reasons(status(SYNCED), status(SYNCED))).isEmpty();
  }

  @Test
  void tenantsThatAreBeingAppliedAreNoNews() {
    assertThat(reasons(status(), status(condition(TENANTS_SYNCED, "False", TENANTS_PENDING))))
        .isEmpty();
  }

  @Test
  void whatTwoConditionsSayIsToldOnce() {
    // Given
    ClusterCondition blocked = condition(CHANGE_BLOCKED, "True", STORAGE_FIXED);
    ClusterCondition stalled = condition(STALLED, "True", STORAGE_FIXED);

    // Then
    assertThat(reasons(status(), status(stalled, blocked))).containsExactly("Warning StorageFixed");
    assertThat(reasons(status(blocked), status(stalled, blocked)))
        .as("the roll beside it is over")
        .isEmpty();
  }

  @Test
  void aTimeThatSomebodyWroteIntoTheStatusHidesNoEnd() {
    // Given
    ClusterCondition scaling =
        ClusterCondition.builder()
            .from(condition(SCALING, "True", BROKERS_STARTING))
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
        .type(type.text())
        .status(status)
        .reason(reason.text())
        .message("as it is")
        .lastTransitionTime("2026-01-01T00:00:00Z")
        .observedGeneration(1L)
        .build();
  }
}
