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

/**
 * Lets claims ask for more. What was refused is remembered for a minute, so that passes in between
 * do not ask again; who does not remember it, asks once more.
 */
final class ClaimResizer {

  private final BrokerClaims claims;
  private final Map<Request, Rejection> refused = new ConcurrentHashMap<>();

  private record Request(String uid, String size) {}

  private record Rejection(VolumeRejection rejection, Instant time) {

    /** A clock that was set back makes nobody wait for longer. */
    boolean isNew(Instant now) {
      return Duration.between(time, now).abs().compareTo(VolumeState.REQUEUE_AFTER) < 0;
    }
  }

  ClaimResizer(BrokerClaims claims) {
    this.claims = claims;
  }

  /** Of the claims of one class, none is asked for after the first that is refused. */
  List<VolumeRejection> of(List<ClaimResize> claimResizes, Instant now) {
    refused.values().removeIf(each -> !each.isNew(now));
    List<VolumeRejection> refusals = new ArrayList<>();
    Set<Optional<String>> stuck = new HashSet<>();
    for (ClaimResize claimResize : claimResizes) {
      if (!stuck.contains(claimResize.claim().storageClass())) {
        ask(claimResize, now)
            .ifPresent(
                refusal -> {
                  refusals.add(refusal);
                  stuck.add(claimResize.claim().storageClass());
                });
      }
    }
    return refusals;
  }

  private Optional<VolumeRejection> ask(ClaimResize claimResize, Instant now) {
    Request request =
        new Request(claimResize.claim().version().uid(), claimResize.size().toString());
    @Nullable Rejection before = refused.get(request);
    if (before != null) {
      return Optional.of(before.rejection());
    }
    WriteResult result =
        claims.patch(
            claimResize.claim(),
            ClaimPatch.builder().size(claimResize.size().toQuantity()).build());
    if (result instanceof WriteResult.Rejected no) {
      VolumeRejection refusal = VolumeRejection.of(claimResize, no);
      refused.put(request, new Rejection(refusal, now));
      return Optional.of(refusal);
    }
    return Optional.empty();
  }
}
