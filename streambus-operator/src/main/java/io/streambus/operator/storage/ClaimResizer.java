package io.streambus.operator.storage;

import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.ClaimPatch;
import io.streambus.operator.kubernetes.WriteResult;
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
  List<VolumeRejection> resize(List<ClaimResize> claimResizes, Instant now) {
    rejectionCache.values().removeIf(each -> !each.isNew(now));
    List<VolumeRejection> rejections = new ArrayList<>();
    Set<Optional<String>> rejectedClasses = new HashSet<>();
    for (ClaimResize claimResize : claimResizes) {
      if (!rejectedClasses.contains(claimResize.claim().storageClass())) {
        resize(claimResize, now)
            .ifPresent(
                rejection -> {
                  rejections.add(rejection);
                  rejectedClasses.add(claimResize.claim().storageClass());
                });
      }
    }
    return rejections;
  }

  private Optional<VolumeRejection> resize(ClaimResize claimResize, Instant now) {
    Request request =
        new Request(claimResize.claim().version().uid(), claimResize.size().toString());
    @Nullable Rejection cached = rejectionCache.get(request);
    if (cached != null) {
      return Optional.of(cached.rejection());
    }
    WriteResult result =
        claims.patch(
            claimResize.claim(),
            ClaimPatch.builder().size(claimResize.size().toQuantity()).build());
    if (result instanceof WriteResult.Rejected rejected) {
      VolumeRejection rejection = VolumeRejection.ofResize(claimResize, rejected);
      rejectionCache.put(request, new Rejection(rejection, now));
      return Optional.of(rejection);
    }
    log.atInfo()
        .addKeyValue("claim", claimResize.claim().name())
        .addKeyValue("size", claimResize.size())
        .log("Requested larger PersistentVolumeClaim");
    return Optional.empty();
  }
}
