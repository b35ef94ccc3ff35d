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
 * Projects the volumes onto the status: the size that every broker has at least. While a volume is
 * missing, the previous value is retained.
 */
final class StorageProjection {

  private StorageProjection() {}

  static Optional<StorageStatus> of(StepResults results) {
    return Optional.of(
            StorageStatus.builder()
                .storageClass(storageClass(claims(results, BrokerVolumes.DATA)))
                .size(smallest(results, BrokerVolumes.DATA))
                .raftSize(smallest(results, BrokerVolumes.RAFT))
                .build())
        .filter(storage -> storage.size().isPresent() && storage.raftSize().isPresent())
        .or(() -> results.snapshot().previousStatus().flatMap(StreamBusClusterStatus::storage));
  }

  private static Optional<String> storageClass(List<BrokerClaim> claims) {
    List<Optional<String>> classes =
        claims.stream().map(BrokerClaim::storageClass).distinct().toList();
    return classes.size() == 1 ? classes.get(0) : Optional.empty();
  }

  private static Optional<String> smallest(StepResults results, String template) {
    List<CanonicalQuantity> sizes =
        claims(results, template).stream().flatMap(StorageProjection::size).sorted().toList();
    return results
        .desired()
        .filter(cluster -> sizes.size() == cluster.replicas())
        .map(cluster -> sizes.get(0).toString());
  }

  /** A driver may provision more than was requested; users must not rely on the excess. */
  private static Stream<CanonicalQuantity> size(BrokerClaim claim) {
    return claim.isBound()
        ? Stream.concat(claim.capacity().stream(), Stream.of(claim.requested()))
            .flatMap(size -> CanonicalQuantity.parse(size).stream())
            .sorted()
            .limit(1)
        : Stream.empty();
  }

  private static List<BrokerClaim> claims(StepResults results, String template) {
    return results.snapshot().claims().stream()
        .filter(claim -> claim.template().equals(template))
        .filter(claim -> results.isMember(claim.ordinal()))
        .collect(ImmutableList.toImmutableList());
  }
}
