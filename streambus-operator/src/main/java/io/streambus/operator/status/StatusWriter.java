package io.streambus.operator.status;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the status if it changed. Significant changes are written at once; changes of mere counts
 * wait until the last write is {@link #MIN_INTERVAL} old, so that a starting cluster causes few
 * writes.
 */
public final class StatusWriter {

  /** Minimum interval before a write that changes only counts. */
  static final Duration MIN_INTERVAL = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(StatusWriter.class);

  private final Kubernetes kubernetes;

  /** Time of the last status write, by UID of the cluster. */
  private final Map<String, Instant> lastWrites = new ConcurrentHashMap<>();

  /** Writes through the given port. */
  public StatusWriter(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** Writes the status if necessary. Returns when to requeue if the write was deferred. */
  public Optional<Duration> write(ClusterSnapshot snapshot, StreamBusClusterStatus status) {
    if (snapshot.previousStatus().filter(status::equals).isPresent()) {
      return Optional.empty();
    }
    Optional<Duration> remaining = remainingInterval(snapshot, status);
    if (remaining.isPresent()) {
      return remaining;
    }
    StreamBusCluster cluster = snapshot.cluster();
    Instant now = snapshot.time();
    publish(ClusterEvents.between(cluster, snapshot.previousStatus(), status, now));
    WriteResult result = kubernetes.patchStatus(cluster, status);
    if (result instanceof WriteResult.Rejected rejected) {
      log.atWarn()
          .addKeyValue("code", rejected.code())
          .addKeyValue("response", rejected.message())
          .log("API server rejected the status, which is therefore out of date");
      return Optional.of(Duration.ofMinutes(1));
    }
    lastWrites.values().removeIf(time -> remaining(time, now).isEmpty());
    lastWrites.put(cluster.getMetadata().getUid(), now);
    return Optional.empty();
  }

  /**
   * Publishes events before the status is written, because afterwards the difference is lost. An
   * event that exists was published by an earlier attempt.
   */
  private void publish(List<Event> events) {
    for (Event event : events) {
      log.atInfo()
          .addKeyValue("reason", event.getReason())
          .addKeyValue("message", event.getMessage())
          .log("Published event");
      kubernetes.createEvent(event);
    }
  }

  private Optional<Duration> remainingInterval(
      ClusterSnapshot snapshot, StreamBusClusterStatus status) {
    return Optional.ofNullable(lastWrites.get(snapshot.cluster().getMetadata().getUid()))
        .filter(
            last -> snapshot.previousStatus().filter(old -> isSignificant(old, status)).isEmpty())
        .flatMap(last -> remaining(last, snapshot.time()));
  }

  /**
   * Time until the next write of mere counts is due. The last write may be slightly later than
   * {@code now}, which is the start of the reconciliation, if another reconciliation runs
   * concurrently. It is much later only if the clock was set back; then the write is due.
   */
  private static Optional<Duration> remaining(Instant last, Instant now) {
    Duration since = Duration.between(last, now);
    return since.abs().compareTo(MIN_INTERVAL) < 0
        ? Optional.of(MIN_INTERVAL.minus(since))
        : Optional.empty();
  }

  private static boolean isSignificant(StreamBusClusterStatus old, StreamBusClusterStatus status) {
    return !headline(old).equals(headline(status));
  }

  private static Object headline(StreamBusClusterStatus status) {
    return List.of(
        status.phase(),
        status.observedGeneration(),
        status.endpoints(),
        // Stored only in the status: a deferred write could lose the downtime of a broker.
        status.rollout().map(RolloutStatus::restarts),
        status.conditions().stream()
            .map(condition -> condition.type() + condition.status() + condition.reason())
            .toList());
  }
}
