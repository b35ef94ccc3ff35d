package io.streambus.operator.kubernetes.client;

import com.google.common.collect.ImmutableSet;
import com.google.common.net.InetAddresses;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesResourceUtil;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.kubernetes.PodAddresses;
import io.streambus.resources.model.BrokerCluster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * {@link PodAddresses} from informers. Names and labels do not identify a broker: users can give
 * them to any pod of their own.
 */
public final class ClientPodAddresses implements PodAddresses {

  /** The address of a pod in these phases may already be that of another pod. */
  private static final ImmutableSet<String> ENDED = ImmutableSet.of("Succeeded", "Failed");

  private final ObjectCache<? extends HasMetadata> children;
  private final ObjectCache<PartialPod> pods;

  /**
   * Reads from caches.
   *
   * @param children objects that clusters own, including their StatefulSets
   */
  public ClientPodAddresses(
      ObjectCache<? extends HasMetadata> children, ObjectCache<PartialPod> pods) {
    this.children = children;
    this.pods = pods;
  }

  @Override
  public Optional<InetSocketAddress> of(BrokerCluster cluster, int ordinal) {
    StreamBusCluster owner = owner(cluster);
    String name = ClusterNames.pod(cluster.name(), ordinal);
    return statefulSetUid(cluster, owner).stream()
        .flatMap(
            uid -> pods.objectsOf(owner).stream().filter(pod -> isControlledBy(pod, name, uid)))
        .filter(pod -> !pod.isMarkedForDeletion())
        .flatMap(pod -> address(pod, cluster).stream())
        .findFirst();
  }

  private static Optional<InetSocketAddress> address(PartialPod pod, BrokerCluster cluster) {
    return pod.status()
        .flatMap(ClientPodAddresses::address)
        .map(address -> new InetSocketAddress(address, httpPort(pod, cluster)));
  }

  /** A pod of a former revision can have another port than the spec. */
  private static int httpPort(PartialPod pod, BrokerCluster cluster) {
    return pod.spec()
        .flatMap(PodNetworkReader::network)
        .map(network -> network.ports().http())
        .orElse(cluster.ports().http());
  }

  private static StreamBusCluster owner(BrokerCluster cluster) {
    StreamBusCluster owner = new StreamBusCluster();
    owner.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(cluster.namespace())
            .withName(cluster.name())
            .withUid(cluster.uid().orElse(null))
            .build());
    return owner;
  }

  private Optional<String> statefulSetUid(BrokerCluster cluster, StreamBusCluster owner) {
    String name = ClusterNames.statefulSet(cluster.name());
    return cluster.uid().stream()
        .flatMap(
            uid ->
                children.objectsOf(owner).stream()
                    .filter(StatefulSet.class::isInstance)
                    .filter(set -> isControlledBy(set, name, uid)))
        .map(set -> set.getMetadata().getUid())
        .findFirst();
  }

  private static boolean isControlledBy(HasMetadata object, String name, String ownerUid) {
    return object.getMetadata().getName().equals(name)
        && Optional.ofNullable(KubernetesResourceUtil.getControllerUid(object))
            .map(OwnerReference::getUid)
            .filter(ownerUid::equals)
            .isPresent();
  }

  private static Optional<InetAddress> address(PartialPod.Status status) {
    return Optional.ofNullable(status.podIP())
        .filter(ip -> status.phase() == null || !ENDED.contains(status.phase()))
        .filter(InetAddresses::isInetAddress)
        .map(InetAddresses::forString)
        .filter(ClientPodAddresses::isPodAddress);
  }

  /** Others are those of the operator itself, or of its node. */
  private static boolean isPodAddress(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isLinkLocalAddress()
        && !address.isAnyLocalAddress()
        && !address.isMulticastAddress();
  }
}
