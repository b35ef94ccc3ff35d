package io.streambus.operator.josdk;

import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import java.util.Map;

/**
 * Whether a change of a pod or claim matters to a pass. The steps of a start without trouble do
 * not, until a pod is ready: a cluster that starts would cause a pass for each of them.
 */
final class PodUpdateFilter {

  private static final String OURS = StreamBusCluster.GROUP + "/";

  private PodUpdateFilter() {}

  static boolean ofPod(PartialPod now, PartialPod before) {
    return !RelevantPodState.of(PodReader.read(now))
        .equals(RelevantPodState.of(PodReader.read(before)));
  }

  static boolean ofClaim(PersistentVolumeClaim now, PersistentVolumeClaim before) {
    BrokerClaim next = ClaimReader.read(now);
    BrokerClaim last = ClaimReader.read(before);
    return next.terminating() != last.terminating()
        || !next.conditions().equals(last.conditions())
        || !next.requested().equals(last.requested())
        || !next.owners().equals(last.owners())
        || !ownedAnnotations(next.annotations()).equals(ownedAnnotations(last.annotations()))
        || (last.isBound() && !next.capacity().equals(last.capacity()));
  }

  /** Kubernetes itself writes several others on a claim that is bound, one after the other. */
  static Map<String, String> ownedAnnotations(Map<String, String> annotations) {
    return Maps.filterKeys(annotations, name -> name.startsWith(OURS));
  }
}
