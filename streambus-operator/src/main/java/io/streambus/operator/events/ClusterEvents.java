package io.streambus.operator.events;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of status has to tell a user. Derived from the two statuses, so that nothing is
 * told twice, after a restart neither. The names of the events come from the status before: news
 * that was published by a pass that did not get to write its status is not told again.
 */
public final class ClusterEvents {

  /** Reason of the event that tells of a change that is complete. */
  private static final String SCALED = "Scaled";

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
          .put(ConditionType.SCALE_BLOCKED, TRUE)
          .put(ConditionType.STORAGE_RESIZING, FALSE)
          .put(ConditionType.FEATURE_NOT_ENFORCED, TRUE)
          .put(ConditionType.ROLLOUT_INTERRUPTS, TRUE)
          .put(ConditionType.PREDICATE_OVERRIDDEN, TRUE)
          .put(ConditionType.CERTIFICATES_READY, FALSE)
          .put(ConditionType.CERTIFICATE_EXPIRING, TRUE)
          .put(ConditionType.TENANTS_SYNCED, FALSE)
          .put(ConditionType.TENANTS_OVERCOMMITTED, TRUE)
          .put(ConditionType.MONITORING_UNAVAILABLE, TRUE)
          .put(ConditionType.CERT_MANAGER_UNAVAILABLE, TRUE)
          .build();

  /** Conditions whose beginning is worth an event. */
  private static final ImmutableList<ConditionType> NOTICES =
      ImmutableList.of(ConditionType.PAUSED, ConditionType.TEMPLATE_UPDATE_PENDING);

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
        .filter(phase -> !phase.equals(ClusterPhase.FAILED.value()))
        .ifPresent(phase -> news.add(phase(events, phase, after)));
    scaled(before, after, now).ifPresent(text -> news.add(events.normal(SCALED, text)));
    Set<String> told = before.map(ClusterEvents::warnings).orElse(Map.of()).keySet();
    warnings(after).entrySet().stream()
        .filter(warning -> !told.contains(warning.getKey()))
        .map(Map.Entry::getValue)
        .map(found -> events.warning(found.reason(), found.message()))
        .forEach(news::add);
    NOTICES.stream()
        .filter(type -> before.flatMap(status -> status.condition(type)).isEmpty())
        .flatMap(type -> after.condition(type).stream())
        .map(found -> events.normal(found.reason(), found.message()))
        .forEach(news::add);
    news.addAll(
        RolloutEvents.between(
            events, before.flatMap(StreamBusClusterStatus::rollout), after.rollout()));
    return news;
  }

  /** The end of a change of the number of brokers. */
  private static Optional<String> scaled(
      Optional<StreamBusClusterStatus> before, StreamBusClusterStatus after, Instant now) {
    return before
        .flatMap(status -> status.condition(ConditionType.SCALING))
        .filter(begun -> after.condition(ConditionType.SCALING).isEmpty())
        .filter(begun -> after.phase().equals(Optional.of(ClusterPhase.RUNNING.value())))
        .map(
            begun ->
                "%d brokers accept clients".formatted(after.readyReplicas().orElse(0))
                    + downtime(begun, now));
  }

  private static String downtime(ClusterCondition begun, Instant now) {
    return KubernetesTimestamps.read(begun.lastTransitionTime())
        .map(since -> Duration.between(since, now).toSeconds())
        .map("; all were away for %d seconds at most"::formatted)
        .orElse("");
  }

  /** Tells which claims of removed brokers are deleted, since the spec wants it. */
  public static Event claimsDeleted(
      StreamBusCluster cluster,
      Optional<StreamBusClusterStatus> before,
      List<String> claims,
      Instant now) {
    return new EventFactory(cluster, before, now)
        .normal(
            "ClaimsDeleted",
            "spec.storage.retentionPolicy.whenScaled is Delete, so the claims of removed brokers go: "
                + String.join(", ", claims));
  }

  private static Event phase(EventFactory events, String phase, StreamBusClusterStatus after) {
    String message =
        after.condition(ConditionType.READY).map(ClusterCondition::message).orElse(phase);
    return phase.equals(ClusterPhase.DEGRADED.value())
        ? events.warning(phase, message)
        : events.normal(phase, message);
  }

  /** What is worth a warning, by what it says: two conditions may say the same. */
  private static Map<String, ClusterCondition> warnings(StreamBusClusterStatus status) {
    Map<String, ClusterCondition> warnings = new LinkedHashMap<>();
    WARNINGS.forEach(
        (type, worth) ->
            status
                .condition(type)
                .filter(found -> found.status().equals(worth))
                .filter(found -> !found.reason().equals(ConditionReason.TENANTS_PENDING.value()))
                .ifPresent(found -> warnings.putIfAbsent(found.reason() + found.message(), found)));
    return warnings;
  }
}
