package io.streambus.app.change;

import io.streambus.api.text.ExternalText;
import io.streambus.app.change.Progress.State;
import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Follows a change until it is complete, blocked, or takes too long. */
public final class ChangeWait {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** A status that is older than the change may still report what the change resolves. */
  private static final Duration BLOCK_DURATION = Duration.ofSeconds(10);

  private final Clusters clusters;
  private final Duration timeout;
  private final InstantSource clock;

  private String reported = "";
  private Optional<Instant> blockedSince = Optional.empty();

  /** Creates a wait with a time limit. */
  public ChangeWait(Clusters clusters, Duration timeout, InstantSource clock) {
    this.clusters = clusters;
    this.timeout = timeout;
    this.clock = clock;
  }

  /**
   * Waits until the change is complete.
   *
   * @param report is called with one line whenever the progress changes
   * @throws CommandException with {@link ExitCode#BLOCKED} or {@link ExitCode#TIMED_OUT}
   */
  public void await(ClusterChange change, StoredCluster written, Consumer<String> report) {
    Instant deadline = clock.instant().plus(timeout);
    while (true) {
      Progress progress = poll(change, written);
      report(progress, report);
      if (progress.state() == State.DONE) {
        return;
      }
      if (lastsBlocked(progress)) {
        throw CommandException.of(ExitCode.BLOCKED, "blocked: " + progress.text());
      }
      if (clock.instant().isAfter(deadline)) {
        throw CommandException.of(
            ExitCode.TIMED_OUT,
            "not complete after %ds: %s; the change continues"
                .formatted(timeout.toSeconds(), progress.text()));
      }
      pause();
    }
  }

  /** The change continues while the API server is not available. */
  private Progress poll(ClusterChange change, StoredCluster written) {
    try {
      return progress(change, clusters.get(written.namespace(), written.name()));
    } catch (CommandException e) {
      if (e.exitCode() != ExitCode.UNREACHABLE) {
        throw e;
      }
      return Progress.waiting(e.getMessage() + "; trying again");
    }
  }

  private Progress progress(ClusterChange change, StoredCluster cluster) {
    Progress progress = change.progress(cluster, clusters.pods(cluster));
    return progress.state() == State.DONE
        ? progress
        : change.block(cluster, clock.instant()).map(Progress::blocked).orElse(progress);
  }

  private void report(Progress progress, Consumer<String> report) {
    String line = ExternalText.line(progress.text());
    if (!line.equals(reported)) {
      report.accept(line);
    }
    reported = line;
  }

  private boolean lastsBlocked(Progress progress) {
    if (progress.state() != State.BLOCKED) {
      blockedSince = Optional.empty();
      return false;
    }
    Instant since = blockedSince.orElseGet(clock::instant);
    blockedSince = Optional.of(since);
    return Duration.between(since, clock.instant()).compareTo(BLOCK_DURATION) >= 0;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(INTERVAL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed("interrupted; the change continues");
    }
  }
}
