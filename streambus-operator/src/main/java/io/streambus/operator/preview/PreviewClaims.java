package io.streambus.operator.preview;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerClaim;
import io.streambus.operator.kubernetes.UnknownClaim;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The claims of brokers in a preview. Volumes grow at once. */
final class PreviewClaims implements BrokerClaims {

  private static final Comparator<BrokerClaim> ORDER =
      Comparator.comparing(BrokerClaim::template).thenComparingInt(BrokerClaim::ordinal);

  private final PreviewState state;
  private final BrokerClaims live;

  /**
   * Creates the claims of a preview.
   *
   * @param live finds claims that are not known as those of brokers
   */
  PreviewClaims(PreviewState state, BrokerClaims live) {
    this.state = state;
    this.live = live;
  }

  @Override
  public List<BrokerClaim> list(StreamBusCluster cluster) {
    return state.claims().values().stream().sorted(ORDER).toList();
  }

  @Override
  public List<UnknownClaim> find(StreamBusCluster cluster, Set<String> names) {
    return live.find(cluster, names);
  }

  @Override
  public Optional<WriteResult.Rejected> adopt(UnknownClaim claim, StreamBusCluster cluster) {
    state.nextVersion();
    return Optional.empty();
  }

  @Override
  public BrokerWrite<BrokerClaim> delete(BrokerClaim claim) {
    state.add(new PreviewAction.DeleteClaim(claim.name()));
    return written(ImmutableBrokerClaim.copyOf(claim).withTerminating(true));
  }

  @Override
  public BrokerWrite<BrokerClaim> patch(BrokerClaim claim, ClaimPatch patch) {
    Map<String, String> annotations = new HashMap<>(claim.annotations());
    annotations.putAll(patch.annotations());
    List<OwnerReference> owners =
        Stream.concat(claim.owners().stream(), patch.owner().stream())
            .filter(owner -> !patch.formerOwners().contains(owner.getUid()))
            .toList();
    ImmutableBrokerClaim patched =
        ImmutableBrokerClaim.copyOf(claim).withAnnotations(annotations).withOwners(owners);
    return written(patch.size().map(size -> grown(patched, size)).orElse(patched));
  }

  private ImmutableBrokerClaim grown(ImmutableBrokerClaim claim, Quantity size) {
    state.add(
        new PreviewAction.GrowVolume(claim.name(), claim.requested().toString(), size.toString()));
    return claim.withRequested(size).withCapacity(size);
  }

  private BrokerWrite<BrokerClaim> written(ImmutableBrokerClaim claim) {
    BrokerClaim stored = claim.withVersion(state.next(claim.version()));
    state.claims().put(stored.name(), stored);
    return new BrokerWrite<>(stored, Optional.empty());
  }
}
