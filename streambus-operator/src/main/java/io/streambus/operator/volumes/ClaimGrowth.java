package io.streambus.operator.volumes;

import io.streambus.operator.port.BrokerClaims;
import io.streambus.operator.port.ClaimChange;
import io.streambus.operator.port.WriteResult;
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
final class ClaimGrowth {

  private final BrokerClaims claims;
  private final Map<Wish, Refused> refused = new ConcurrentHashMap<>();

  private record Wish(String uid, String size) {}

  private record Refused(VolumeRefusal refusal, Instant time) {

    /** A clock that was set back makes nobody wait for longer. */
    boolean isNew(Instant now) {
      return Duration.between(time, now).abs().compareTo(VolumeState.ASK_AGAIN) < 0;
    }
  }

  ClaimGrowth(BrokerClaims claims) {
    this.claims = claims;
  }

  /** Of the claims of one class, none is asked for after the first that is refused. */
  List<VolumeRefusal> of(List<Growth> growths, Instant now) {
    refused.values().removeIf(each -> !each.isNew(now));
    List<VolumeRefusal> refusals = new ArrayList<>();
    Set<Optional<String>> stuck = new HashSet<>();
    for (Growth growth : growths) {
      if (!stuck.contains(growth.claim().storageClass())) {
        ask(growth, now)
            .ifPresent(
                refusal -> {
                  refusals.add(refusal);
                  stuck.add(growth.claim().storageClass());
                });
      }
    }
    return refusals;
  }

  private Optional<VolumeRefusal> ask(Growth growth, Instant now) {
    Wish wish = new Wish(growth.claim().version().uid(), growth.size().toString());
    @Nullable Refused before = refused.get(wish);
    if (before != null) {
      return Optional.of(before.refusal());
    }
    WriteResult result =
        claims.patch(
            growth.claim(), ClaimChange.builder().size(growth.size().toQuantity()).build());
    if (result instanceof WriteResult.Refused no) {
      VolumeRefusal refusal = VolumeRefusal.of(growth, no);
      refused.put(wish, new Refused(refusal, now));
      return Optional.of(refusal);
    }
    return Optional.empty();
  }
}
