package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.events.ClusterEvents;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.snapshot.ClusterSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether this installation of the operator may write to a cluster. Of two installations
 * that reconcile the same cluster, both would restart brokers, each without knowledge of what the
 * other is about to do. Only the leaders of one installation exclude each other.
 *
 * <p>The StatefulSet names the installation that wrote it last. The one whose namespace comes first
 * takes the cluster over at once. Any other one waits, because the first may still run: it takes
 * the cluster over after 15 minutes, and waits twice as long each time that the first one takes it
 * back.
 */
final class Installations {

  /** How long an installation waits before it replaces one that comes first. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Logger log = LoggerFactory.getLogger(Installations.class);

  private static final Duration MEMORY = Duration.ofDays(1);
  private static final int MAX_DOUBLINGS = 3;

  private final Kubernetes kubernetes;

  /** By UID of the cluster. */
  private final Cache<String, History> histories =
      CacheBuilder.newBuilder().expireAfterAccess(MEMORY).build();

  /**
   * What this installation knows of a cluster.
   *
   * @param lastOwn when this installation was last found to be in charge
   * @param waitsUntil when it takes the cluster over; empty if it does not wait
   * @param waits how often in a row it has waited
   */
  private record History(Optional<Instant> lastOwn, Optional<Instant> waitsUntil, int waits) {

    static final History NONE = new History(Optional.empty(), Optional.empty(), 0);

    History inCharge(Instant now) {
      return new History(Optional.of(now), Optional.empty(), waits);
    }

    /** The other installation runs if it has taken the cluster from this one. */
    History waiting(Instant now) {
      boolean otherRuns = lastOwn.filter(last -> now.isBefore(last.plus(PATIENCE))).isPresent();
      int next = otherRuns ? waits + 1 : 1;
      Duration wait = PATIENCE.multipliedBy(1L << Math.min(next - 1, MAX_DOUBLINGS));
      return new History(lastOwn, Optional.of(now.plus(wait)), next);
    }
  }

  Installations(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Returns how long this installation must not write to the cluster; empty if it may.
   *
   * @param own name of this installation; empty if it is unknown, which permits everything
   */
  Optional<Duration> waitingTime(ClusterSnapshot observed, Optional<String> own) {
    return own.flatMap(name -> waitingTime(observed, name));
  }

  private Optional<Duration> waitingTime(ClusterSnapshot observed, String own) {
    String uid = observed.cluster().getMetadata().getUid();
    History history = Optional.ofNullable(histories.getIfPresent(uid)).orElse(History.NONE);
    Optional<StatefulSet> set = observed.statefulSet();
    History next =
        set.flatMap(InstallationMark::of)
            .map(writer -> next(observed, own, writer, history))
            .orElse(history);
    if (!next.equals(History.NONE)) {
      histories.put(uid, next);
    }
    return next.waitsUntil()
        .filter(until -> until.isAfter(observed.time()))
        .map(until -> Duration.between(observed.time(), until));
  }

  private History next(ClusterSnapshot observed, String own, String writer, History history) {
    Instant now = observed.time();
    if (writer.compareTo(own) >= 0) {
      return history.inCharge(now);
    }
    if (history.waitsUntil().isPresent()) {
      return history.waitsUntil().get().isAfter(now) ? history : history.inCharge(now);
    }
    log.atWarn()
        .addKeyValue("installation", writer)
        .log("Another installation of the operator manages the cluster; this one only observes it");
    kubernetes.createEvent(
        ClusterEvents.otherInstallation(
            observed.cluster(), observed.previousStatus(), writer, now));
    return history.waiting(now);
  }
}
