package io.streambus.operator.josdk;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.operator.client.ClaimReader;
import io.streambus.operator.client.LivePod;
import io.streambus.operator.client.PodReader;
import io.streambus.operator.port.BrokerClaim;

/**
 * Whether a change of a pod or claim matters to a pass. The steps of a start without trouble do
 * not, until a pod is ready: a cluster that starts would cause a pass for each of them.
 */
final class BrokerNews {

  private BrokerNews() {}

  static boolean ofPod(LivePod now, LivePod before) {
    return !PodGist.of(PodReader.read(now)).equals(PodGist.of(PodReader.read(before)));
  }

  static boolean ofClaim(PersistentVolumeClaim now, PersistentVolumeClaim before) {
    BrokerClaim next = ClaimReader.read(now);
    BrokerClaim last = ClaimReader.read(before);
    return next.terminating() != last.terminating()
        || !next.conditions().equals(last.conditions())
        || !next.requested().equals(last.requested())
        || !next.annotations().equals(last.annotations())
        || !next.owners().equals(last.owners())
        || (last.isBound() && !next.capacity().equals(last.capacity()));
  }
}
