package io.streambus.operator.snapshot;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.kubernetes.BrokerClaim;
import io.streambus.operator.kubernetes.BrokerPod;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.KubernetesTimestamps;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReplicaCounts;
import io.streambus.resources.objects.NamedObjects;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a reconciliation knows of its cluster: read once when it starts, and replaced by what it
 * writes. Most decisions may rest on a snapshot that is out of date, because every write carries
 * the UID and resource version that it was decided upon. Those that also depend on other pods are
 * made on the newest state.
 *
 * @param cluster the custom resource
 * @param objects the objects that the operator manages for the cluster, of available kinds
 * @param pods pods of the brokers, by ordinal
 * @param strayPods names of other pods that the Services of the cluster select
 * @param claims PersistentVolumeClaims of the brokers, including removed ones, by template and
 *     ordinal
 * @param apis state of the optional APIs
 * @param previousStatus the latest status, whether read or written
 * @param time when the reconciliation started
 */
public record ClusterSnapshot(
    StreamBusCluster cluster,
    List<HasMetadata> objects,
    List<BrokerPod> pods,
    List<String> strayPods,
    List<BrokerClaim> claims,
    OptionalApis apis,
    Optional<StreamBusClusterStatus> previousStatus,
    Instant time) {

  /** Copies the lists. */
  public ClusterSnapshot {
    objects = ImmutableList.copyOf(objects);
    pods = ImmutableList.copyOf(pods);
    strayPods = ImmutableList.copyOf(strayPods);
    claims = ImmutableList.copyOf(claims);
  }

  /** Name of the cluster. */
  public String name() {
    return cluster.getMetadata().getName();
  }

  /** The StatefulSet of the brokers, if it exists. */
  public Optional<StatefulSet> statefulSet() {
    return object(StatefulSet.class, ClusterNames.statefulSet(name()));
  }

  /** The object of a kind and a name, if it exists. */
  public <T extends HasMetadata> Optional<T> object(Class<T> kind, String name) {
    return new NamedObjects(objects).find(kind, name);
  }

  /**
   * Counts of the brokers, if the StatefulSet exists. Its controller may also count stray pods: it
   * takes the pod {@code demo-00} for {@code demo-0}.
   */
  public Optional<ReplicaCounts> replicaCounts() {
    Optional<ReplicaCounts> counts = statefulSet().map(ReplicaCounts::of);
    return strayPods.isEmpty()
        ? counts
        : counts.map(all -> all.atMost(pods.size(), (int) readyPods()));
  }

  /** Whether the StatefulSet controller has yet to count pods that changed. */
  public boolean countsLag() {
    return replicaCounts()
        .filter(counts -> counts.current() != pods.size() || counts.ready() != readyPods())
        .isPresent();
  }

  private long readyPods() {
    return pods.stream().filter(pod -> pod.readySince().isPresent()).count();
  }

  /** The pod of a broker, unless it is missing or terminating. */
  public Optional<BrokerPod> activePod(int ordinal) {
    return pods.stream().filter(pod -> pod.ordinal() == ordinal && !pod.terminating()).findFirst();
  }

  /** A claim of a broker, unless it is missing or terminating. */
  public Optional<BrokerClaim> activeClaim(String template, int ordinal) {
    return claims.stream()
        .filter(claim -> claim.template().equals(template) && claim.ordinal() == ordinal)
        .filter(claim -> !claim.terminating())
        .findFirst();
  }

  /**
   * Whether a claim is not older than the cluster. If the timestamp of the cluster is invalid, no
   * claim is.
   */
  public boolean isCreatedByCluster(BrokerClaim claim) {
    return !claim
        .createdAt()
        .isBefore(
            KubernetesTimestamps.parse(cluster.getMetadata().getCreationTimestamp())
                .orElse(Instant.MAX));
  }

  /** A condition of the previous status. */
  public Optional<ClusterCondition> previousCondition(ConditionType type) {
    return previousStatus.flatMap(status -> status.condition(type));
  }

  /** Returns a copy with other objects. */
  public ClusterSnapshot withObjects(List<HasMetadata> other) {
    return new ClusterSnapshot(cluster, other, pods, strayPods, claims, apis, previousStatus, time);
  }

  /** Returns a copy with the pods and claims that are known now. Sends no request. */
  public ClusterSnapshot withNewestBrokers(Kubernetes kubernetes) {
    return new ClusterSnapshot(
        cluster,
        objects,
        kubernetes.pods().list(cluster),
        strayPods,
        kubernetes.claims().list(cluster),
        apis,
        previousStatus,
        time);
  }

  /** Returns a copy with another state of a pod that it contains. */
  public ClusterSnapshot with(BrokerPod pod) {
    return new ClusterSnapshot(
        cluster,
        objects,
        replaced(pods, pod, BrokerPod::version),
        strayPods,
        claims,
        apis,
        previousStatus,
        time);
  }

  /** Returns a copy with another state of a claim that it contains. */
  public ClusterSnapshot with(BrokerClaim claim) {
    return new ClusterSnapshot(
        cluster,
        objects,
        pods,
        strayPods,
        replaced(claims, claim, BrokerClaim::version),
        apis,
        previousStatus,
        time);
  }

  private static <T> List<T> replaced(List<T> all, T changed, Function<T, ObjectVersion> version) {
    String uid = version.apply(changed).uid();
    return all.stream()
        .map(each -> version.apply(each).uid().equals(uid) ? changed : each)
        .collect(ImmutableList.toImmutableList());
  }
}
