package io.streambus.resources.membership;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * State that a change of the spec cannot alter, read from the objects of an existing cluster.
 *
 * @param members number of members of the Raft epoch
 * @param raftEpochNumber number of the current Raft epoch, starting at 1
 * @param claimTemplates volume claim templates; absent without a StatefulSet
 */
public record ExistingState(
    int members, int raftEpochNumber, Optional<ClaimTemplates> claimTemplates) {

  /**
   * Volume claim templates of a StatefulSet.
   *
   * @param storageClass StorageClass; absent for the default class
   * @param size size of the message volumes
   * @param raftSize size of the Raft volumes
   * @param raftEpoch Raft epoch recorded on the template of the Raft volumes; absent if none is
   *     recorded
   */
  public record ClaimTemplates(
      Optional<String> storageClass,
      Quantity size,
      Quantity raftSize,
      Optional<RaftEpoch> raftEpoch) {}

  /** Returns the current Raft epoch. */
  public RaftEpoch raftEpoch() {
    return new RaftEpoch(raftEpochNumber, members);
  }

  /**
   * Reads the state from the objects of a cluster; empty if the operator has created none of them
   * yet. The number of members is read from an annotation, because {@code spec.replicas} of the
   * StatefulSet may have been scaled by another client, which does not change the members. If the
   * StatefulSet is deleted or has lost its annotations, the ConfigMap provides the number.
   */
  public static Optional<ExistingState> of(List<? extends HasMetadata> objects) {
    Optional<ExistingState> config = first(ofType(ConfigMap.class, objects).map(ExistingState::of));
    return first(ofType(StatefulSet.class, objects).map(set -> of(set, config))).or(() -> config);
  }

  private static <T> Stream<T> ofType(Class<T> kind, List<? extends HasMetadata> objects) {
    return objects.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Optional<ExistingState> first(Stream<Optional<ExistingState>> candidates) {
    return candidates.flatMap(Optional::stream).findFirst();
  }

  private static Optional<ExistingState> of(ConfigMap config) {
    return MembershipAnnotations.members(config)
        .map(
            members ->
                new ExistingState(
                    members,
                    MembershipAnnotations.raftEpochNumber(config).orElse(1),
                    Optional.empty()));
  }

  private static Optional<ExistingState> of(StatefulSet set, Optional<ExistingState> config) {
    return claimTemplates(set)
        .map(
            volumes ->
                new ExistingState(
                    MembershipAnnotations.members(set)
                        .or(() -> config.map(ExistingState::members))
                        .or(() -> Optional.ofNullable(set.getSpec().getReplicas()))
                        .orElse(1),
                    MembershipAnnotations.raftEpochNumber(set)
                        .or(() -> config.map(ExistingState::raftEpochNumber))
                        .orElse(1),
                    Optional.of(volumes)));
  }

  private static Optional<ClaimTemplates> claimTemplates(StatefulSet statefulSet) {
    return size(statefulSet, BrokerVolumes.DATA)
        .flatMap(
            size ->
                size(statefulSet, BrokerVolumes.RAFT)
                    .map(
                        raftSize ->
                            new ClaimTemplates(
                                storageClass(statefulSet),
                                size,
                                raftSize,
                                template(statefulSet, BrokerVolumes.RAFT)
                                    .flatMap(MembershipAnnotations::raftEpoch))));
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
    return template(statefulSet, template).map(PersistentVolumeClaim::getSpec);
  }

  private static Optional<PersistentVolumeClaim> template(StatefulSet statefulSet, String name) {
    return statefulSet.getSpec().getVolumeClaimTemplates().stream()
        .filter(claim -> name.equals(claim.getMetadata().getName()))
        .findFirst();
  }
}
