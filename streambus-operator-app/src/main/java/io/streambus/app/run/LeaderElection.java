package io.streambus.app.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfig;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Participates in the election of the single active replica.
 *
 * <p>The timeouts ensure that a replica that cannot access the API server stops before another one
 * takes over: the last possible renewal, with its two requests and one retry period, ends within
 * the lease duration.
 */
final class LeaderElection implements AutoCloseable {

  /** Name of the Lease. */
  static final String LEASE_NAME = "streambus-operator";

  private static final Logger log = LoggerFactory.getLogger(LeaderElection.class);

  private static final Duration LEASE_DURATION = Duration.ofSeconds(15);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(7);
  private static final Duration RETRY_PERIOD = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

  private final CompletableFuture<?> election;

  private LeaderElection(CompletableFuture<?> election) {
    this.election = election;
  }

  /** Callbacks for acquiring and losing the Lease. Neither must wait for the other. */
  record Callbacks(Runnable onStartedLeading, Runnable onStoppedLeading) {}

  /** Starts to acquire the Lease. */
  static LeaderElection start(KubernetesClient client, String namespace, Callbacks callbacks) {
    String identity = hostName() + "_" + UUID.randomUUID();
    log.atInfo()
        .addKeyValue("lease", namespace + "/" + LEASE_NAME)
        .addKeyValue("identity", identity)
        .log("Acquiring leader election lease");
    LeaderElectionConfig config =
        new LeaderElectionConfigBuilder()
            .withName(LEASE_NAME)
            .withLock(new LeaseLock(namespace, LEASE_NAME, identity))
            .withLeaseDuration(LEASE_DURATION)
            .withRenewDeadline(RENEW_DEADLINE)
            .withRetryPeriod(RETRY_PERIOD)
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(
                new LeaderCallbacks(
                    callbacks.onStartedLeading(),
                    callbacks.onStoppedLeading(),
                    LeaderElection::logLeader))
            .build();
    return new LeaderElection(
        withoutRetries(client).leaderElector().withConfig(config).build().start());
  }

  /** Releases the Lease, so that another replica does not have to wait until it expires. */
  @Override
  public void close() {
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
  private static KubernetesClient withoutRetries(KubernetesClient client) {
    return client
        .newClient(
            new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestTimeout(Math.toIntExact(REQUEST_TIMEOUT.toMillis()))
                .withRequestRetryBackoffLimit(0)
                .build())
        .adapt(KubernetesClient.class);
  }
}
