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
 * Derives events from a status change. Since they depend only on the two statuses, no event is
 * published twice, even after a restart. Event names depend on the previous status, so events of a
 * reconciliation that failed to write its status are not published again.
 */
public final class ClusterEvents {

  /** Reason of the event that reports a completed scaling operation. */
  private static final String SCALED = "Scaled";

  private static final String TRUE = "True";
  private static final String FALSE = "False";

  /**
   * Conditions that cause a warning event when they take this status, or when their message changes
   * while they have it. Conditions that stop a cluster come first: of two events with the same
   * reason, only the first is stored.
   */
  private static final ImmutableMap<ConditionType, String> WARNINGS =
      ImmutableMap.<ConditionType, String>builder()
          .put(ConditionType.STALLED, TRUE)
          .put(ConditionType.QUORUM_HEALTHY, FALSE)
          .put(ConditionType.CHANGE_BLOCKED, TRUE)
          .put(ConditionType.FIELD_CONFLICT, TRUE)
          .put(ConditionType.EXTENSION_FAILED, TRUE)
          .put(ConditionType.EXTENSION_API_UNAVAILABLE, TRUE)
          .put(ConditionType.UNEXPECTED_PODS, TRUE)
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

  /** Conditions that cause a normal event when they are added. */
  private static final ImmutableList<ConditionType> NOTICES =
      ImmutableList.of(ConditionType.PAUSED, ConditionType.TEMPLATE_UPDATE_PENDING);

  private ClusterEvents() {}

  /** Returns the events for the transition from one status to the next. */
  public static List<Event> between(
      StreamBusCluster cluster,
      Optional<StreamBusClusterStatus> before,
      StreamBusClusterStatus after,
      Instant now) {
    EventFactory events = new EventFactory(cluster, before, now);
    List<Event> result = new ArrayList<>();
    after
        .phase()
        .filter(phase -> !before.flatMap(StreamBusClusterStatus::phase).equals(Optional.of(phase)))
        // The event for the Stalled condition has the details.
        .filter(phase -> !phase.equals(ClusterPhase.FAILED.value()))
        .ifPresent(phase -> result.add(phase(events, phase, after)));
    scaled(before, after, now).ifPresent(text -> result.add(events.normal(SCALED, text)));
    Set<String> published = before.map(ClusterEvents::warnings).orElse(Map.of()).keySet();
    warnings(after).entrySet().stream()
        .filter(warning -> !published.contains(warning.getKey()))
        .map(Map.Entry::getValue)
        .map(found -> events.warning(found.reason(), found.message()))
        .forEach(result::add);
    NOTICES.stream()
        .filter(type -> before.flatMap(status -> status.condition(type)).isEmpty())
        .flatMap(type -> after.condition(type).stream())
        .map(found -> events.normal(found.reason(), found.message()))
        .forEach(result::add);
    result.addAll(
        RolloutEvents.between(
            events, before.flatMap(StreamBusClusterStatus::rollout), after.rollout()));
    return result;
  }

  /** Returns the message for a completed scaling operation. */
  private static Optional<String> scaled(
      Optional<StreamBusClusterStatus> before, StreamBusClusterStatus after, Instant now) {
    return before
        .flatMap(status -> status.condition(ConditionType.SCALING))
        .filter(scaling -> after.condition(ConditionType.SCALING).isEmpty())
        .filter(scaling -> after.phase().equals(Optional.of(ClusterPhase.RUNNING.value())))
        .map(
            scaling ->
                "Scaling completed: %d of %d brokers are ready"
                        .formatted(after.readyReplicas().orElse(0), after.replicas().orElse(0))
                    + downtime(scaling, now));
  }

  private static String downtime(ClusterCondition scaling, Instant now) {
    return KubernetesTimestamps.parse(scaling.lastTransitionTime())
        .map(since -> Duration.between(since, now).toSeconds())
        .map("; all brokers were unavailable for at most %d s"::formatted)
        .orElse("");
  }

  /** Returns the event that lists the claims of removed brokers that the operator deletes. */
  public static Event claimsDeleted(
      StreamBusCluster cluster,
      Optional<StreamBusClusterStatus> before,
      List<String> claims,
      Instant now) {
    return new EventFactory(cluster, before, now)
        .normal(
            "ClaimsDeleted",
            "Deleting PersistentVolumeClaims of removed brokers"
                + " because spec.storage.retentionPolicy.whenScaled is Delete: "
                + String.join(", ", claims));
  }

  /**
   * Returns the event that reports a second installation of the operator.
   *
   * @param namespace namespace of the installation that manages the cluster
   */
  public static Event otherInstallation(
      StreamBusCluster cluster,
      Optional<StreamBusClusterStatus> before,
      String namespace,
      Instant now) {
    return new EventFactory(cluster, before, now)
        .warning(
            "SecondInstallation",
            ("two installations of the operator reconcile this cluster; the one in namespace %s"
                    + " manages it, and the other only observes it; uninstall one of them, or limit"
                    + " each to other clusters with --watch-namespaces or --watch-selector")
                .formatted(namespace));
  }

  private static Event phase(EventFactory events, String phase, StreamBusClusterStatus after) {
    String message =
        after.condition(ConditionType.READY).map(ClusterCondition::message).orElse(phase);
    return phase.equals(ClusterPhase.DEGRADED.value())
        ? events.warning(phase, message)
        : events.normal(phase, message);
  }

  /** Conditions that cause a warning, by reason and message: two conditions may share both. */
  private static Map<String, ClusterCondition> warnings(StreamBusClusterStatus status) {
    Map<String, ClusterCondition> warnings = new LinkedHashMap<>();
    WARNINGS.forEach(
        (type, warningStatus) ->
            status
                .condition(type)
                .filter(found -> found.status().equals(warningStatus))
                .filter(found -> !found.reason().equals(ConditionReason.TENANTS_PENDING.value()))
                .ifPresent(found -> warnings.putIfAbsent(found.reason() + found.message(), found)));
    return warnings;
  }
}
