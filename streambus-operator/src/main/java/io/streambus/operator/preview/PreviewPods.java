package io.streambus.operator.preview;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.BrokerWrite;
import io.streambus.operator.kubernetes.ImmutableBrokerPod;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pods of brokers in a preview. Disruption budgets of others are unknown. */
final class PreviewPods implements BrokerPods {

  private final PreviewState state;
  private final StatefulSetControl control;

  PreviewPods(PreviewState state, StatefulSetControl control) {
    this.state = state;
    this.control = control;
  }

  @Override
  public List<BrokerPod> list(StreamBusCluster cluster) {
    return List.copyOf(state.pods().values());
  }

  @Override
  public List<String> listStrays(StreamBusCluster cluster) {
    return state.strayPods();
  }

  @Override
  public BrokerWrite<BrokerPod> delete(BrokerPod pod) {
    return written(ImmutableBrokerPod.copyOf(pod).withTerminating(true));
  }

  @Override
  public BrokerWrite<BrokerPod> evict(BrokerPod pod) {
    return delete(pod);
  }

  @Override
  public Optional<WriteResult.Rejected> checkEviction(BrokerPod pod) {
    return Optional.empty();
  }

  @Override
  public BrokerWrite<BrokerPod> patch(BrokerPod pod, PodPatch patch) {
    if (!patch.images().isEmpty()) {
      control.restartContainers(pod.ordinal());
    }
    Set<String> owners = new HashSet<>(pod.ownerUids());
    patch.owner().map(OwnerReference::getUid).ifPresent(owners::add);
    return written(
        ImmutableBrokerPod.copyOf(pod)
            .withImages(merged(pod.images(), patch.images()))
            .withLabels(merged(pod.labels(), patch.labels()))
            .withAnnotations(merged(pod.annotations(), patch.annotations()))
            .withOwnerUids(owners));
  }

  private BrokerWrite<BrokerPod> written(ImmutableBrokerPod pod) {
    BrokerPod stored = pod.withVersion(state.next(pod.version()));
    state.pods().put(stored.ordinal(), stored);
    return new BrokerWrite<>(stored, Optional.empty());
  }

  private static Map<String, String> merged(Map<String, String> all, Map<String, String> changes) {
    Map<String, String> merged = new HashMap<>(all);
    merged.putAll(changes);
    return merged;
  }
}
