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
 * Takes part in the election of the one replica that works.
 *
 * <p>The times add up so that a replica without access stops before another takes over: the last
 * renewal that may begin, its two requests and one wait end within the duration of the lease.
 */
final class Leadership implements AutoCloseable {

  /** Name of the lease. */
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

  /** What to do when the lease is gained or lost. Neither may wait for the other. */
  record Reactions(Runnable gained, Runnable lost) {}

  /** Begins to ask for the lease. */
  static Leadership seek(KubernetesClient client, String namespace, Reactions reactions) {
    String identity = hostName() + "_" + UUID.randomUUID();
    log.atInfo()
        .addKeyValue("lease", namespace + "/" + LEASE)
        .addKeyValue("identity", identity)
        .log("asking for the lease");
    LeaderElectionConfig config =
        new LeaderElectionConfigBuilder()
            .withName(LEASE)
            .withLock(new LeaseLock(namespace, LEASE, identity))
            .withLeaseDuration(LEASE_DURATION)
            .withRenewDeadline(RENEW_DEADLINE)
            .withRetryPeriod(RETRY_PERIOD)
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(
                new LeaderCallbacks(reactions.gained(), reactions.lost(), Leadership::log))
            .build();
    return new Leadership(impatient(client).leaderElector().withConfig(config).build().start());
  }

  /** Gives the lease back, so that another replica need not wait until it expires. */
  @Override
  public void close() {
    election.cancel(true);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // The name only helps people; the random part tells replicas apart.
      return "unknown-host";
    }
  }

  /** Nobody holds a lease that was given back. */
  private static void log(@Nullable String leader) {
    if (leader != null) {
      log.atInfo().addKeyValue("leader", leader).log("leader changed");
    }
  }

  /** Repeating a request inside the client would hide how long ago the lease was renewed. */
  private static KubernetesClient impatient(KubernetesClient client) {
    return client
        .newClient(
            new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestTimeout(Math.toIntExact(REQUEST_TIMEOUT.toMillis()))
                .withRequestRetryBackoffLimit(0)
                .build())
        .adapt(KubernetesClient.class);
  }
}
