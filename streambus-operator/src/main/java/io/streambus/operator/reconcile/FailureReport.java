package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NamespaceTerminatingException;
import io.streambus.operator.snapshot.ClusterObserver;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.status.FailedReconcile;
import io.streambus.operator.status.StatusWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Reports in the status that the reconciliations of a cluster fail again and again. An exception
 * ends a reconciliation before it writes the status, which would describe an earlier state for as
 * long as they fail.
 */
final class FailureReport {

  /** The fifth reconciliation in a row fails about 15 seconds after the first, if all are fast. */
  static final int MIN_FAILURES = 5;

  /** The client repeats a request with status 500 for about 20 seconds. */
  private static final Duration MIN_DURATION = Duration.ofSeconds(15);

  /** Exceeds the interval between two reconciliations. */
  private static final Duration MEMORY = Duration.ofMinutes(30);

  private final ClusterObserver observer;
  private final StatusWriter statusWriter;
  private final Clock clock;

  /** By UID of the cluster. */
  private final Cache<String, Failures> failures =
      CacheBuilder.newBuilder().expireAfterWrite(MEMORY).build();

  FailureReport(ClusterObserver observer, StatusWriter statusWriter, Clock clock) {
    this.observer = observer;
    this.statusWriter = statusWriter;
    this.clock = clock;
  }

  /** Runs a reconciliation; its exceptions propagate to the caller. */
  ReconcileResult run(StreamBusCluster cluster, Supplier<ReconcileResult> reconciliation) {
    String uid = cluster.getMetadata().getUid();
    Failures first = new Failures(1, clock.instant());
    try {
      ReconcileResult result = reconciliation.get();
      failures.invalidate(uid);
      return result;
    } catch (NamespaceTerminatingException | OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      Failures inRow = failures.asMap().merge(uid, first, Failures::next);
      if (inRow.persist(clock.instant()) && isReportable(e)) {
        report(cluster, e);
      }
      throw e;
    }
  }

  /** An API server that does not respond would not accept the status, either. */
  private static boolean isReportable(Throwable failure) {
    return !(failure instanceof KubernetesUnavailableException unavailable)
        || unavailable.isResponse();
  }

  /**
   * Reconciliations that failed in a row.
   *
   * @param since start of the first one
   */
  private record Failures(int count, Instant since) {

    Failures next(Failures another) {
      return new Failures(count + another.count, since);
    }

    boolean persist(Instant now) {
      return count >= MIN_FAILURES || Duration.between(since, now).compareTo(MIN_DURATION) >= 0;
    }
  }

  private void report(StreamBusCluster cluster, Throwable failure) {
    try {
      ClusterSnapshot snapshot = observer.observeStatus(cluster, clock.instant());
      FailedReconcile.status(snapshot, failure)
          .ifPresent(status -> statusWriter.write(snapshot, status));
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }
}
