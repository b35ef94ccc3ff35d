package io.streambus.operator.events;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.vocabulary.ClusterPhase;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a change of status has to tell a user. Derived from the two statuses, so that nothing is
 * told twice, after a restart neither. The names of the events come from the status before: news
 * that was published by a pass that did not get to write its status is not told again.
 */
public final class ClusterEvents {

  private static final String TRUE = "True";
  private static final String FALSE = "False";

  /**
   * Conditions that are worth an event when they get this status, or change their message in it.
   * What stops a cluster comes first: of two events of one reason only the first is kept.
   */
  private static final ImmutableMap<ConditionType, String> WARNINGS =
      ImmutableMap.<ConditionType, String>builder()
          .put(ConditionType.STALLED, TRUE)
          .put(ConditionType.QUORUM_HEALTHY, FALSE)
          .put(ConditionType.CHANGE_BLOCKED, TRUE)
          .put(ConditionType.STORAGE_RESIZING, FALSE)
          .put(ConditionType.FEATURE_NOT_ENFORCED, TRUE)
          .put(ConditionType.RESTART_PENDING, TRUE)
          .put(ConditionType.CERTIFICATES_READY, FALSE)
          .put(ConditionType.CERTIFICATE_EXPIRING, TRUE)
          .put(ConditionType.TENANTS_OVERCOMMITTED, TRUE)
          .put(ConditionType.MONITORING_UNAVAILABLE, TRUE)
          .put(ConditionType.CERT_MANAGER_UNAVAILABLE, TRUE)
          .build();

  private ClusterEvents() {}

  /** Events about the step from one status to the next. */
  public static List<Event> between(
      StreamBusCluster cluster,
      Optional<StreamBusClusterStatus> before,
      StreamBusClusterStatus after,
      Instant now) {
    EventFactory events = new EventFactory(cluster, before, now);
    List<Event> news = new ArrayList<>();
    after
        .phase()
        .filter(phase -> !before.flatMap(StreamBusClusterStatus::phase).equals(Optional.of(phase)))
        // The event about Stalled says more.
        .filter(phase -> !phase.equals(ClusterPhase.FAILED.text()))
        .ifPresent(phase -> news.add(phase(events, phase, after)));
    for (ConditionType type : WARNINGS.keySet()) {
      condition(after, type)
          .filter(found -> !message(before, type).equals(Optional.of(found.message())))
          .ifPresent(found -> news.add(events.warning(found.reason(), found.message())));
    }
    return news;
  }

  private static Event phase(EventFactory events, String phase, StreamBusClusterStatus after) {
    String message =
        after.condition(ConditionType.READY).map(ClusterCondition::message).orElse(phase);
    return phase.equals(ClusterPhase.DEGRADED.text())
        ? events.warning(phase, message)
        : events.normal(phase, message);
  }

  private static Optional<String> message(
      Optional<StreamBusClusterStatus> status, ConditionType type) {
    return status.flatMap(each -> condition(each, type)).map(ClusterCondition::message);
  }

  private static Optional<ClusterCondition> condition(
      StreamBusClusterStatus status, ConditionType type) {
    return status
        .condition(type)
        .filter(condition -> condition.status().equals(WARNINGS.get(type)));
  }
}
