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
 * What cannot change while a cluster lives, as read off its objects.
 *
 * @param replicas number of members of the Raft log
 * @param raftEpochNumber number of the Raft epoch that is in use, from 1
 * @param volumes the claim templates; absent while there is no StatefulSet
 */
public record ExistingState(int replicas, int raftEpochNumber, Optional<Volumes> volumes) {

  /**
   * Claim templates of a StatefulSet.
   *
   * @param storageClass absent for the default class
   * @param size of the message volumes
   * @param raftSize of the Raft volumes
   * @param raftEpoch that the template of the Raft volumes names; absent where it names none
   */
  public record Volumes(
      Optional<String> storageClass,
      Quantity size,
      Quantity raftSize,
      Optional<RaftEpoch> raftEpoch) {}

  /** The log that is in use. */
  public RaftEpoch raftEpoch() {
    return new RaftEpoch(raftEpochNumber, replicas);
  }

  /**
   * Reads the objects of a cluster; empty while there are none of the operator's. The number of
   * members comes from an annotation, because {@code spec.replicas} may have been scaled by
   * somebody else, and scaling does not change who is a member. A StatefulSet that was deleted, or
   * lost its annotations, leaves its knowledge of the members on the ConfigMap.
   */
  public static Optional<ExistingState> of(List<? extends HasMetadata> objects) {
    Optional<ExistingState> config = first(all(ConfigMap.class, objects).map(ExistingState::of));
    return first(all(StatefulSet.class, objects).map(set -> of(set, config))).or(() -> config);
  }

  private static <T> Stream<T> all(Class<T> kind, List<? extends HasMetadata> objects) {
    return objects.stream().filter(kind::isInstance).map(kind::cast);
  }

  private static Optional<ExistingState> first(Stream<Optional<ExistingState>> found) {
    return found.flatMap(Optional::stream).findFirst();
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
    return volumes(set)
        .map(
            volumes ->
                new ExistingState(
                    MembershipAnnotations.members(set)
                        .or(() -> config.map(ExistingState::replicas))
                        .or(() -> Optional.ofNullable(set.getSpec().getReplicas()))
                        .orElse(1),
                    MembershipAnnotations.raftEpochNumber(set)
                        .or(() -> config.map(ExistingState::raftEpochNumber))
                        .orElse(1),
                    Optional.of(volumes)));
  }

  private static Optional<Volumes> volumes(StatefulSet statefulSet) {
    return size(statefulSet, BrokerVolumes.DATA)
        .flatMap(
            size ->
                size(statefulSet, BrokerVolumes.RAFT)
                    .map(
                        raftSize ->
                            new Volumes(
                                storageClass(statefulSet),
                                size,
                                raftSize,
                                template(statefulSet, BrokerVolumes.RAFT)
                                    .flatMap(MembershipAnnotations::log))));
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
