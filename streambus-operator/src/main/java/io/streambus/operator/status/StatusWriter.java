package io.streambus.operator.status;

import io.fabric8.kubernetes.api.model.Event;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a status when it differs from the one that is there. News is written at once; a change of
 * mere counts waits until the last write is {@link #PAUSE} old, so that a starting cluster costs
 * few writes.
 */
public final class StatusWriter {

  /** Least time between two writes of which the second brings only other counts. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Logger log = LoggerFactory.getLogger(StatusWriter.class);

  private final Kubernetes kubernetes;

  /** When the status of a cluster was written last, by uid. */
  private final Map<String, Instant> written = new ConcurrentHashMap<>();

  /** Over the given port. */
  public StatusWriter(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** Writes if there is reason to. Returns the time after which to come again, if there is one. */
  public Optional<Duration> write(Observation seen, StreamBusClusterStatus status, Instant now) {
    if (seen.previous().filter(status::equals).isPresent()) {
      return Optional.empty();
    }
    StreamBusCluster cluster = seen.cluster();
    Optional<Duration> pause = pause(seen, status, now);
    if (pause.isPresent()) {
      return pause;
    }
    publish(ClusterEvents.between(cluster, seen.previous(), status, now));
    WriteResult result = kubernetes.patchStatus(cluster, status);
    if (result instanceof WriteResult.Rejected rejected) {
      log.atWarn()
          .addKeyValue("cluster", cluster.getMetadata().getName())
          .addKeyValue("namespace", cluster.getMetadata().getNamespace())
          .addKeyValue("code", rejected.code())
          .log("status refused: {}", rejected.message());
      return Optional.of(Duration.ofMinutes(1));
    }
    written.values().removeIf(time -> left(time, now).isEmpty());
    written.put(cluster.getMetadata().getUid(), now);
    return Optional.empty();
  }

  /**
   * Before the status: once that is written, nobody knows any more what was news. A refusal stops
   * nothing, and an event that is there already was told by an earlier try.
   */
  private void publish(List<Event> events) {
    events.forEach(kubernetes::publish);
  }

  private Optional<Duration> pause(Observation seen, StreamBusClusterStatus status, Instant now) {
    return Optional.ofNullable(written.get(seen.cluster().getMetadata().getUid()))
        .filter(last -> seen.previous().filter(old -> isSignificant(old, status)).isEmpty())
        .flatMap(last -> left(last, now));
  }

  /**
   * What is left of the pause. The last write may be a little later than the time of a pass, which
   * is that of its begin: another pass runs beside it. It is much later only when the clock was set
   * back, and then nothing is left.
   */
  private static Optional<Duration> left(Instant last, Instant now) {
    Duration since = Duration.between(last, now);
    return since.abs().compareTo(PAUSE) < 0 ? Optional.of(PAUSE.minus(since)) : Optional.empty();
  }

  private static boolean isSignificant(StreamBusClusterStatus old, StreamBusClusterStatus status) {
    return !headline(old).equals(headline(status));
  }

  private static Object headline(StreamBusClusterStatus status) {
    return List.of(
        status.phase(),
        status.observedGeneration(),
        status.endpoints(),
        // What is not written here is forgotten, and then nobody knows how long a broker was away.
        status.rollout().map(RolloutStatus::restarts),
        status.conditions().stream()
            .map(condition -> condition.type() + condition.status() + condition.reason())
            .toList());
  }
}
