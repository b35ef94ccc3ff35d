package io.streambus.app.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Strings;
import com.google.common.base.Ticker;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpecBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.Lock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lock on a Lease. As in the Go client, a Lease expires if it has not changed for the lease
 * duration as observed by this process. The times in the Lease are informational. So replicas take
 * over a Lease that was emptied, that lacks fields or that has a time in the future, and clocks may
 * differ.
 */
final class ObservedLeaseLock implements Lock {

  private static final String UNKNOWN_HOLDER = "unknown";

  /** Duration that a leader sets when it releases its Lease, here as in the Go client. */
  private static final int RELEASED_DURATION_SECONDS = 1;

  private final LeaseAddress address;
  private final String identity;
  private final Duration leaseDuration;
  private final Ticker ticker;

  private Lease lease = new Lease();
  private LeaseSpec observed = new LeaseSpec();
  private long observedSince;
  private volatile long lastAttempt;
  private volatile long lastRenewal;

  ObservedLeaseLock(LeaseAddress address, String identity, Duration leaseDuration, Ticker ticker) {
    this.address = address;
    this.identity = identity;
    this.leaseDuration = leaseDuration;
    this.ticker = ticker;
    this.observedSince = ticker.read();
    this.lastAttempt = observedSince;
    this.lastRenewal = observedSince;
  }

  /** Returns the time since the last attempt to acquire or to renew the Lease began. */
  Duration sinceLastAttempt() {
    return Duration.ofNanos(ticker.read() - lastAttempt);
  }

  /** Returns the time since the request began that last wrote the Lease successfully. */
  Duration sinceLastRenewal() {
    return Duration.ofNanos(ticker.read() - lastRenewal);
  }

  @Override
  public synchronized @Nullable LeaderElectionRecord get(KubernetesClient client) {
    lastAttempt = ticker.read();
    Lease current =
        retryable(
            () -> client.leases().inNamespace(address.namespace()).withName(address.name()).get());
    if (current == null) {
      return null;
    }
    lease = current;
    LeaseSpec spec = Optional.ofNullable(current.getSpec()).orElseGet(LeaseSpec::new);
    if (!spec.equals(observed)) {
      observed = spec;
      observedSince = ticker.read();
    }
    return toRecord(spec);
  }

  private LeaderElectionRecord toRecord(LeaseSpec spec) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    return new LeaderElectionRecord(
        holder(spec),
        leaseDuration,
        Optional.ofNullable(spec.getAcquireTime()).orElse(now),
        now.minusNanos(ticker.read() - observedSince),
        // The next transition must not overflow.
        Optional.ofNullable(spec.getLeaseTransitions())
            .filter(transitions -> transitions < Integer.MAX_VALUE)
            .orElse(0));
  }

  /**
   * A Lease without a holder is free only if its leader released it. If the holder was removed by
   * any other client, there may be a leader that has not noticed it yet.
   */
  private static @Nullable String holder(LeaseSpec spec) {
    boolean isReleased = Objects.equals(spec.getLeaseDurationSeconds(), RELEASED_DURATION_SECONDS);
    return Strings.isNullOrEmpty(spec.getHolderIdentity()) && !isReleased
        ? UNKNOWN_HOLDER
        : spec.getHolderIdentity();
  }

  @Override
  public synchronized void create(KubernetesClient client, LeaderElectionRecord next) {
    long start = ticker.read();
    Lease created =
        new LeaseBuilder()
            .withNewMetadata()
            .withNamespace(address.namespace())
            .withName(address.name())
            .endMetadata()
            .withSpec(spec(next))
            .build();
    retryable(() -> client.resource(created).create());
    lastRenewal = start;
  }

  /** Rejected by the API server if the Lease has changed since it was read. */
  @Override
  public synchronized void update(KubernetesClient client, LeaderElectionRecord next) {
    long start = ticker.read();
    ObjectMeta metadata = lease.getMetadata();
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.putObject("metadata").put("resourceVersion", metadata.getResourceVersion());
    ObjectNode spec =
        client.getKubernetesSerialization().convertValue(spec(next), ObjectNode.class);
    // A released Lease has no holder; a field that is not part of the patch would be retained.
    patch.set("spec", spec.put("holderIdentity", next.getHolderIdentity()));
    retryable(
        () ->
            client.resource(lease).patch(PatchContext.of(PatchType.JSON_MERGE), patch.toString()));
    lastRenewal = start;
  }

  private static LeaseSpec spec(LeaderElectionRecord next) {
    return new LeaseSpecBuilder()
        .withHolderIdentity(next.getHolderIdentity())
        .withLeaseDurationSeconds(Math.toIntExact(next.getLeaseDuration().toSeconds()))
        .withAcquireTime(next.getAcquireTime())
        .withRenewTime(next.getRenewTime())
        .withLeaseTransitions(next.getLeaderTransitions())
        .build();
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public String describe() {
    return "Lease " + address;
  }

  /** Any other exception would end leader election without notice. */
  private static <T extends @Nullable Object> T retryable(Supplier<T> request) {
    try {
      return request.get();
    } catch (KubernetesClientException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new KubernetesClientException("the request failed", e);
    }
  }
}
