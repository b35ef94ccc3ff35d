package io.streambus.app.run;

import com.google.common.base.Ticker;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Participates in the election of the single active replica. */
final class LeaderElection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LeaderElection.class);

  private final LeaseTimings timings;
  private final Callbacks callbacks;
  private final ObservedLeaseLock lock;
  private final PeriodicThread watchdog;
  private volatile boolean leading;
  private volatile boolean closed;
  private volatile CompletableFuture<?> election = new CompletableFuture<>();

  /**
   * Callbacks for the two events of an election. Neither must wait for the other.
   *
   * @param onStartedLeading called when the Lease was acquired
   * @param onEnded called with the reason when this process must not lead anymore or cannot become
   *     the leader, unless the election was closed; may be called repeatedly
   */
  record Callbacks(Runnable onStartedLeading, Consumer<String> onEnded) {}

  private LeaderElection(LeaseAddress address, LeaseTimings timings, Callbacks callbacks) {
    this.timings = timings;
    this.callbacks = callbacks;
    String identity = hostName() + "_" + UUID.randomUUID();
    log.atInfo()
        .addKeyValue("lease", address)
        .addKeyValue("identity", identity)
        .log("Acquiring leader election lease");
    this.lock =
        new ObservedLeaseLock(address, identity, timings.leaseDuration(), Ticker.systemTicker());
    this.watchdog =
        new PeriodicThread(
            "election-watchdog", timings.checkInterval(), () -> failure().ifPresent(this::end));
  }

  /** Starts to acquire the Lease. */
  static LeaderElection start(KubernetesClient client, LeaseAddress address, Callbacks callbacks) {
    return start(client, address, LeaseTimings.DEFAULT, callbacks);
  }

  static LeaderElection start(
      KubernetesClient client, LeaseAddress address, LeaseTimings timings, Callbacks callbacks) {
    var election = new LeaderElection(address, timings, callbacks);
    election.start(withoutRetries(client, timings.requestTimeout()));
    return election;
  }

  private void start(KubernetesClient client) {
    LeaderElectionConfig config =
        new LeaderElectionConfigBuilder()
            .withName(lock.describe())
            .withLock(lock)
            .withLeaseDuration(timings.leaseDuration())
            .withRenewDeadline(timings.renewDeadline())
            .withRetryPeriod(timings.retryPeriod())
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(
                new LeaderCallbacks(
                    this::startLeading,
                    () -> end("another replica may hold the Lease"),
                    LeaderElection::logLeader))
            .build();
    election = client.leaderElector().withConfig(config).build().start();
    watchdog.start();
  }

  /**
   * The elector does not report every end: it waits for requests before it reports that the leader
   * could not renew the Lease, and after an unexpected exception it reports nothing.
   */
  private Optional<String> failure() {
    if (election.isDone()) {
      return Optional.of("the election has ended");
    }
    if (leading && lock.sinceLastRenewal().compareTo(timings.maxRenewalAge()) > 0) {
      return Optional.of("the Lease was not renewed in time");
    }
    return lock.sinceLastAttempt().compareTo(timings.maxAttemptAge()) > 0
        ? Optional.of("there are no more attempts to acquire the Lease")
        : Optional.empty();
  }

  private void startLeading() {
    leading = true;
    callbacks.onStartedLeading().run();
  }

  private void end(String reason) {
    if (!closed) {
      callbacks.onEnded().accept(reason);
    }
  }

  /** Releases the Lease, so that another replica does not have to wait until it expires. */
  @Override
  public void close() {
    closed = true;
    watchdog.close();
    election.cancel(true);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // The host name is informational; the random part makes the identity unique.
      return "unknown-host";
    }
  }

  /** A released Lease has no leader. */
  private static void logLeader(@Nullable String leader) {
    if (leader != null) {
      log.atInfo().addKeyValue("leader", leader).log("Leader changed");
    }
  }

  /** Retries in the client would hide the time since the last renewal of the Lease. */
  private static KubernetesClient withoutRetries(KubernetesClient client, Duration timeout) {
    return client
        .newClient(
            new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestTimeout(Math.toIntExact(timeout.toMillis()))
                .withRequestRetryBackoffLimit(0)
                .build())
        .adapt(KubernetesClient.class);
  }
}
