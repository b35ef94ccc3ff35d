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
final class Leadership implements AutoCloseable {

  /** Name of the Lease. */
  static final String LEASE = "streambus-operator";

  private static final Logger log = LoggerFactory.getLogger(Leadership.class);

  private static final Duration LEASE_DURATION = Duration.ofSeconds(15);
  private static final Duration RENEW_DEADLINE = Duration.ofSeconds(7);
  private static final Duration RETRY_PERIOD = Duration.ofSeconds(2);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

  private final CompletableFuture<?> election;

  private Leadership(CompletableFuture<?> election) {
    this.election = election;
  }

  /** Callbacks for acquiring and losing the Lease. Neither must wait for the other. */
  record Reactions(Runnable gained, Runnable lost) {}

  /** Starts to acquire the Lease. */
  static Leadership seek(KubernetesClient client, String namespace, Reactions reactions) {
    String identity = hostName() + "_" + UUID.randomUUID();
    log.atInfo()
        .addKeyValue("lease", namespace + "/" + LEASE)
        .addKeyValue("identity", identity)
        .log("Acquiring leader election lease");
    LeaderElectionConfig config =
        new LeaderElectionConfigBuilder()
            .withName(LEASE)
            .withLock(new LeaseLock(namespace, LEASE, identity))
            .withLeaseDuration(LEASE_DURATION)
            .withRenewDeadline(RENEW_DEADLINE)
            .withRetryPeriod(RETRY_PERIOD)
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(
                new LeaderCallbacks(reactions.gained(), reactions.lost(), Leadership::logLeader))
            .build();
    return new Leadership(withoutRetries(client).leaderElector().withConfig(config).build().start());
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
