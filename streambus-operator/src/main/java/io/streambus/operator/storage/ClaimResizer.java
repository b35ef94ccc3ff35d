package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerClaims.ClaimPatch;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.operator.snapshot.Outcome;
import io.streambus.operator.storage.VolumeDecision.ClaimResize;
import io.streambus.operator.storage.VolumeState.VolumeRejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resizes PersistentVolumeClaims. Rejections are cached for a minute so that reconciliations in
 * between do not repeat the request; losing the cache costs only one more request.
 */
final class ClaimResizer {

  private static final Logger log = LoggerFactory.getLogger(ClaimResizer.class);

  private final BrokerClaims claims;
  private final Map<Request, Rejection> rejectionCache = new ConcurrentHashMap<>();

  private record Request(String uid, String size) {}

  private record Rejection(VolumeRejection rejection, Instant time) {

    /** Uses the absolute difference, so that a clock set back does not extend the wait. */
    boolean isNew(Instant now) {
      return Duration.between(time, now).abs().compareTo(VolumeState.REQUEUE_AFTER) < 0;
    }
  }

  ClaimResizer(BrokerClaims claims) {
    this.claims = claims;
  }

  /** Resizes claims; after a rejection, the other claims of the same storage class are skipped. */
  Outcome<List<VolumeRejection>> resize(List<ClaimResize> claimResizes, ClusterSnapshot observed) {
    rejectionCache.values().removeIf(each -> !each.isNew(observed.time()));
    ClusterSnapshot snapshot = observed;
    List<VolumeRejection> rejections = new ArrayList<>();
    Set<Optional<String>> rejectedClasses = new HashSet<>();
    for (ClaimResize claimResize : claimResizes) {
      if (!rejectedClasses.contains(claimResize.claim().storageClass())) {
        Outcome<Optional<VolumeRejection>> outcome = resize(claimResize, snapshot);
        snapshot = outcome.snapshot();
        outcome
            .result()
            .ifPresent(
                rejection -> {
                  rejections.add(rejection);
                  rejectedClasses.add(claimResize.claim().storageClass());
                });
      }
    }
    return new Outcome<>(snapshot, rejections);
  }

  private Outcome<Optional<VolumeRejection>> resize(
      ClaimResize claimResize, ClusterSnapshot snapshot) {
    Request request =
        new Request(claimResize.claim().version().uid(), claimResize.size().toString());
    @Nullable Rejection cached = rejectionCache.get(request);
    if (cached != null) {
      return new Outcome<>(snapshot, Optional.of(cached.rejection()));
    }
    BrokerWrite<BrokerClaim> write =
        claims.patch(
            claimResize.claim(),
            ClaimPatch.builder().size(claimResize.size().toQuantity()).build());
    if (write.rejection().isPresent()) {
      VolumeRejection rejection = VolumeRejection.ofResize(claimResize, write.rejection().get());
      rejectionCache.put(request, new Rejection(rejection, snapshot.time()));
      return new Outcome<>(snapshot, Optional.of(rejection));
    }
    log.atInfo()
        .addKeyValue("claim", claimResize.claim().name())
        .addKeyValue("size", claimResize.size())
        .log("Requested larger PersistentVolumeClaim");
    return new Outcome<>(snapshot.with(write.object()), Optional.empty());
  }
}
