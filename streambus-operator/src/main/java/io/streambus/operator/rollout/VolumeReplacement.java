package io.streambus.operator.rollout;

import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.resources.objects.BrokerVolumes;
import java.util.List;
import java.util.Optional;

/**
 * What a user requests with {@link ClusterAnnotations#DELETE_POD_AND_PVC}.
 *
 * @param requested whether the volumes of the pod are to be replaced with empty ones
 * @param confirmed whether the user names the volume whose messages are lost, by the UID of its
 *     claim: a value that was copied from another pod or cluster, or set before the volume was
 *     replaced, does not match
 */
record VolumeReplacement(boolean requested, boolean confirmed) {

  /** The UID of the claim of the messages follows. */
  static final String CONFIRMATION = "delete-everything:";

  static VolumeReplacement of(BrokerPod pod, List<BrokerClaim> claims) {
    String value =
        Optional.ofNullable(pod.annotations().get(ClusterAnnotations.DELETE_POD_AND_PVC))
            .orElse("");
    return new VolumeReplacement(
        value.equals("true") || value.startsWith(CONFIRMATION),
        claims.stream()
            .filter(claim -> claim.template().equals(BrokerVolumes.DATA))
            .filter(claim -> claim.ordinal() == pod.ordinal())
            .anyMatch(claim -> value.equals(CONFIRMATION + claim.version().uid())));
  }
}
