package io.streambus.operator.rollout;

import io.streambus.api.ClusterAnnotations;
import io.streambus.api.values.RolloutPredicate;
import io.streambus.resources.objects.BrokerVolumes;

/** Messages that explain what the next restart waits for. */
final class PredicateMessages {

  private PredicateMessages() {}

  /**
   * Returns the message of a predicate.
   *
   * @param name name of the pod, or of the cluster if the predicate concerns no single pod
   */
  static String of(RolloutPredicate predicate, String name) {
    return switch (predicate) {
      case REVISION_UNOBSERVED ->
          "the StatefulSet controller has not observed the latest pod template";
      case PAUSED ->
          "rollout is paused; remove the annotation "
              + ClusterAnnotations.PAUSE_RECONCILIATION
              + " to continue";
      case CERTIFICATE -> "the certificate that the pods of " + name + " need is unavailable";
      case POD_TERMINATING ->
          name + " is terminating; if its node is lost, delete the node or force-delete the pod";
      case POD_MISSING -> name + " does not exist; check the events of the StatefulSet";
      case POD_NOT_READY -> name + " is not ready: it accepts no clients";
      case POD_SETTLING -> name + " became ready or unready less than the settling time ago";
      case CLAIM_TERMINATING ->
          "a PersistentVolumeClaim of "
              + name
              + " is marked for deletion and would be lost with the pod";
      case QUORUM -> "the other brokers do not form a majority without " + name;
      case DATA_LOSS_UNCONFIRMED ->
          ("no other broker is ready, so the volumes of %1$s may be the only copy of all messages; to"
                  + " delete them permanently, set the annotation %2$s of pod %1$s to %3$sUID with"
                  + " the metadata.uid of PersistentVolumeClaim %4$s-%1$s; otherwise, remove it")
              .formatted(
                  name,
                  ClusterAnnotations.DELETE_POD_AND_PVC,
                  VolumeReplacement.CONFIRMATION,
                  BrokerVolumes.DATA);
      case NO_NODE_FITS -> "no node fits " + name;
      case DISRUPTION_BUDGET -> "a PodDisruptionBudget does not permit evicting " + name;
      case LEADER_UNKNOWN -> "the leader is being looked up";
      case REQUEST_REJECTED -> "the API server rejected the request";
    };
  }
}
