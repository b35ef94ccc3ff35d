package io.streambus.resources.membership;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeResourceRequirements;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.api.stability.PublicApi;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.BrokerVolumes;
import io.streambus.resources.objects.MembershipAnnotations;
import io.streambus.resources.objects.NamedObjects;
import io.streambus.resources.objects.StorageRecord;
import java.util.List;
import java.util.Optional;

/**
 * State that a change of the spec cannot alter, read from the objects of an existing cluster.
 *
 * @param raftEpoch current Raft epoch; absent if no object of the cluster contains a possible
 *     number of members
 * @param claimTemplates volume claim templates; absent without a StatefulSet
 */
@PublicApi
public record ExistingState(
    Optional<RaftEpoch> raftEpoch, Optional<ClaimTemplates> claimTemplates) {

  /**
   * Volume claim templates of a StatefulSet.
   *
   * @param storageClass StorageClass; absent for the default class
   * @param size size of the message volumes
   * @param raftSize size of the Raft volumes
   * @param raftEpoch Raft epoch recorded on the template of the Raft volumes; absent if none is
   *     recorded
   * @param requested the storage that the spec requested when they were created; absent if none is
   *     recorded
   */
  public record ClaimTemplates(
      Optional<String> storageClass,
      Quantity size,
      Quantity raftSize,
      Optional<RaftEpoch> raftEpoch,
      Optional<BrokerStorage> requested) {}

  /**
   * Reads the state from the objects of a cluster; empty if the operator has created none of them
   * yet. The number of members is read from an annotation, because {@code spec.replicas} of the
   * StatefulSet may have been scaled by another client, which does not change the members. If the
   * StatefulSet is deleted or has lost its annotations, the ConfigMap provides the number. Other
   * clients can make the cluster the owner of further objects, which have other names.
   *
   * @param cluster name of the cluster
   * @param objects objects of the cluster, of any kind
   * @return the state
   */
  public static Optional<ExistingState> of(String cluster, List<? extends HasMetadata> objects) {
    var named = new NamedObjects(objects);
    Optional<StatefulSet> set =
        named
            .find(StatefulSet.class, ClusterNames.statefulSet(cluster))
            .filter(found -> claimTemplates(found).isPresent());
    Optional<RaftEpoch> epoch =
        raftEpoch(set, named.find(ConfigMap.class, ClusterNames.configMap(cluster)));
    return set.isPresent() || epoch.isPresent()
        ? Optional.of(new ExistingState(epoch, set.flatMap(ExistingState::claimTemplates)))
        : Optional.empty();
  }

  private static Optional<RaftEpoch> raftEpoch(
      Optional<StatefulSet> set, Optional<ConfigMap> config) {
    int number =
        set.flatMap(MembershipAnnotations::raftEpochNumber)
            .or(() -> config.flatMap(MembershipAnnotations::raftEpochNumber))
            .orElse(1);
    return set.flatMap(MembershipAnnotations::members)
        .or(() -> config.flatMap(MembershipAnnotations::members))
        .or(() -> set.map(found -> found.getSpec().getReplicas()).filter(RaftEpoch::canHave))
        .map(members -> new RaftEpoch(number, members));
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
                                    .flatMap(MembershipAnnotations::raftEpoch),
                                StorageRecord.read(statefulSet))));
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
