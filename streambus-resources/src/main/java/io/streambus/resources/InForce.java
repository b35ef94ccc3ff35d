package io.streambus.resources;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.Optional;

/**
 * What cannot change while a cluster lives, as read off its StatefulSet.
 *
 * @param replicas number of members of the Raft log
 * @param storageClass class in the claim templates; absent for the default class
 * @param size of the message volumes
 * @param raftSize of the Raft volumes
 * @param raftGeneration number of the Raft log that is in use, from 1
 */
public record InForce(
    int replicas,
    Optional<String> storageClass,
    Quantity size,
    Quantity raftSize,
    int raftGeneration) {

  /**
   * Reads a StatefulSet that the operator made; empty for any other. The number of members comes
   * from an annotation, because {@code spec.replicas} may have been scaled by somebody else, and
   * scaling does not change who is a member.
   */
  public static Optional<InForce> of(StatefulSet statefulSet) {
    return size(statefulSet, BrokerVolumes.DATA)
        .flatMap(
            size ->
                size(statefulSet, BrokerVolumes.RAFT)
                    .map(
                        raftSize ->
                            new InForce(
                                MembershipAnnotations.members(statefulSet),
                                storageClass(statefulSet),
                                size,
                                raftSize,
                                MembershipAnnotations.raftGeneration(statefulSet))));
  }

  private static Optional<String> storageClass(StatefulSet statefulSet) {
    return claim(statefulSet, BrokerVolumes.DATA)
        .map(PersistentVolumeClaimSpec::getStorageClassName);
  }

  private static Optional<Quantity> size(StatefulSet statefulSet, String template) {
    return claim(statefulSet, template)
        .map(PersistentVolumeClaimSpec::getResources)
        .map(VolumeResourceRequirements::getRequests)
        .map(requests -> requests.get("storage"));
  }

  private static Optional<PersistentVolumeClaimSpec> claim(
      StatefulSet statefulSet, String template) {
    return statefulSet.getSpec().getVolumeClaimTemplates().stream()
        .filter(claim -> template.equals(claim.getMetadata().getName()))
        .findFirst()
        .map(PersistentVolumeClaim::getSpec);
  }
}
