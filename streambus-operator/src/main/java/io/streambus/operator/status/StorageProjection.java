package io.streambus.operator.status;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StorageStatus;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The volumes as the status shows them: what every broker has at least. While a volume is missing,
 * the last answer stays.
 */
final class StorageProjection {

  private StorageProjection() {}

  static Optional<StorageStatus> of(Observation seen) {
    return Optional.of(
            StorageStatus.builder()
                .storageClass(storageClass(claims(seen, BrokerVolumes.DATA)))
                .size(smallest(seen, BrokerVolumes.DATA))
                .raftSize(smallest(seen, BrokerVolumes.RAFT))
                .build())
        .filter(storage -> storage.size().isPresent() && storage.raftSize().isPresent())
        .or(() -> seen.previous().flatMap(StreamBusClusterStatus::storage));
  }

  private static Optional<String> storageClass(List<BrokerClaim> claims) {
    List<Optional<String>> classes =
        claims.stream().map(BrokerClaim::storageClass).distinct().toList();
    return classes.size() == 1 ? classes.get(0) : Optional.empty();
  }

  private static Optional<String> smallest(Observation seen, String template) {
    List<CanonicalQuantity> sizes =
        claims(seen, template).stream().flatMap(StorageProjection::size).sorted().toList();
    return seen.desired()
        .filter(cluster -> sizes.size() == cluster.replicas())
        .map(cluster -> sizes.get(0).toString());
  }

  /** A driver may give more than was asked for, which is nothing to rely on. */
  private static Stream<CanonicalQuantity> size(BrokerClaim claim) {
    return claim.isBound()
        ? Stream.concat(claim.capacity().stream(), Stream.of(claim.requested()))
            .flatMap(size -> CanonicalQuantity.parse(size).stream())
            .sorted()
            .limit(1)
        : Stream.empty();
  }

  private static List<BrokerClaim> claims(Observation seen, String template) {
    return seen.circumstances().claims().stream()
        .filter(claim -> claim.template().equals(template))
        .filter(claim -> seen.isMember(claim.ordinal()))
        .collect(ImmutableList.toImmutableList());
  }
}
