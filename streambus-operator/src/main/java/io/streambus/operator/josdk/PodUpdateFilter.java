package io.streambus.operator.josdk;

import com.google.common.collect.Maps;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.client.ClaimReader;
import io.streambus.operator.kubernetes.client.PartialPod;
import io.streambus.operator.kubernetes.client.PodReader;
import java.util.Collection;
import java.util.Map;

/**
 * Decides which new and updated pods and claims trigger a reconciliation. The steps of a normal pod
 * startup do not, until the pod is ready; otherwise, a starting cluster would cause a
 * reconciliation for each step.
 */
final class PodUpdateFilter {

  private static final String ANNOTATION_PREFIX = StreamBusCluster.GROUP + "/";

  private PodUpdateFilter() {}

  /**
   * The updates of a pod that has just been created trigger reconciliations. A pod that is new to
   * an informer after its watch was interrupted may not be updated again.
   */
  static boolean isRelevantNewPod(PartialPod pod) {
    return !RelevantPodState.of(PodReader.read(pod)).isStarting();
  }

  /**
   * Once the pod that uses a claim is ready, no update of that pod triggers a reconciliation for
   * the claim anymore.
   */
  static boolean isRelevantNewClaim(PersistentVolumeClaim claim, Collection<PartialPod> pods) {
    int ordinal = ClaimReader.read(claim).ordinal();
    return pods.stream()
        .map(PodReader::read)
        .anyMatch(pod -> pod.ordinal() == ordinal && pod.readySince().isPresent());
  }

  static boolean isRelevantPodUpdate(PartialPod now, PartialPod before) {
    return !RelevantPodState.of(PodReader.read(now))
        .equals(RelevantPodState.of(PodReader.read(before)));
  }

  static boolean isRelevantClaimUpdate(PersistentVolumeClaim now, PersistentVolumeClaim before) {
    BrokerClaim current = ClaimReader.read(now);
    BrokerClaim previous = ClaimReader.read(before);
    return current.terminating() != previous.terminating()
        || !current.conditions().equals(previous.conditions())
        || !current.requested().equals(previous.requested())
        || !current.ownerUids().equals(previous.ownerUids())
        || isAnnotationChangedOrRemoved(current, previous)
        || (previous.isBound() && !current.capacity().equals(previous.capacity()));
  }

  /** An annotation that is added to a claim is one that the operator has just written. */
  private static boolean isAnnotationChangedOrRemoved(BrokerClaim now, BrokerClaim before) {
    return !operatorAnnotations(now.annotations())
        .entrySet()
        .containsAll(operatorAnnotations(before.annotations()).entrySet());
  }

  /** Kubernetes itself adds several other annotations, one by one, while binding a claim. */
  static Map<String, String> operatorAnnotations(Map<String, String> annotations) {
    return Maps.filterKeys(annotations, name -> name.startsWith(ANNOTATION_PREFIX));
  }
}
