package io.streambus.operator.events;

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

  /** Conditions that are worth an event when they become true or change their message. */
  private static final List<ConditionType> WARNINGS =
      List.of(
          ConditionType.STALLED,
          ConditionType.CHANGE_BLOCKED,
          ConditionType.FEATURE_NOT_ENFORCED,
          ConditionType.RESTART_PENDING,
          ConditionType.TENANTS_OVERCOMMITTED);

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
    for (ConditionType type : WARNINGS) {
      condition(after, type)
          .filter(found -> !message(before, type).equals(Optional.of(found.message())))
          .ifPresent(found -> news.add(events.warning(found.reason(), found.message())));
    }
    return news;
  }

  private static Event phase(EventFactory events, String phase, StreamBusClusterStatus after) {
    String message = find(after, ConditionType.READY).map(ClusterCondition::message).orElse(phase);
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
    return find(status, type).filter(condition -> condition.status().equals("True"));
  }

  private static Optional<ClusterCondition> find(
      StreamBusClusterStatus status, ConditionType type) {
    return status.conditions().stream()
        .filter(condition -> condition.type().equals(type.text()))
        .findFirst();
  }
}
