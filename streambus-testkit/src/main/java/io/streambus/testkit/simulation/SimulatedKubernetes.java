package io.streambus.testkit.simulation;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.BrokerClaims;
import io.streambus.operator.kubernetes.BrokerPods;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ObjectVersion;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Implements {@link Kubernetes} over the simulated API server. Reads are always up to date. */
final class SimulatedKubernetes implements Kubernetes {

  private final ObjectStore store;
  private final SimulatedApiServer server;
  private final SimulatedWrites writes;
  private final RequestLog log;
  private final SimulatedBrokers brokers;
  private final Nodes nodes;
  private final ServerClock clock;

  SimulatedKubernetes(
      ObjectStore store,
      SimulatedApiServer server,
      SimulatedBrokers brokers,
      Nodes nodes,
      Faults faults,
      RequestLog log,
      ServerClock clock) {
    this.store = store;
    this.server = server;
    this.brokers = brokers;
    this.nodes = nodes;
    this.clock = clock;
    this.writes = new SimulatedWrites(store, faults, log);
    this.log = log;
  }

  /**
   * Whether the operator watches an object as one that it may manage: it has the label of the
   * operator, and is of a kind that the operator or its extensions create.
   */
  static boolean isWatched(HasMetadata object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null
        && ClusterLabels.OPERATOR.equals(labels.get(ClusterLabels.MANAGED_BY))
        && !(object instanceof Pod
            || object instanceof PersistentVolumeClaim
            || object instanceof Secret);
  }

  @Override
  public List<HasMetadata> children(StreamBusCluster cluster) {
    String uid = cluster.getMetadata().getUid();
    return store
        .all()
        .filter(stored -> isWatched(stored.object()) && stored.isControlledBy(uid))
        .map(StoredObject::object)
        .toList();
  }

  @Override
  public BrokerPods pods() {
    return new SimulatedBrokerPods(brokers, writes, log);
  }

  @Override
  public BrokerClaims claims() {
    return new SimulatedBrokerClaims(brokers, writes, log);
  }

  @Override
  public Optional<StreamBusClusterStatus> latestStatus(StreamBusCluster cluster) {
    return store
        .find(ObjectKey.of(cluster))
        .filter(found -> found.uid().equals(cluster.getMetadata().getUid()))
        .map(StoredObject::object)
        .map(StreamBusCluster.class::cast)
        .or(() -> Optional.of(cluster))
        .map(StreamBusCluster::getStatus);
  }

  @Override
  public WriteResult create(HasMetadata object) {
    return write(Verb.CREATE, object, () -> server.create(object));
  }

  @Override
  public WriteResult apply(HasMetadata object, HasMetadata live) {
    return write(Verb.APPLY, object, () -> server.apply(object, live));
  }

  @Override
  public WriteResult delete(HasMetadata object) {
    return write(Verb.DELETE, object, () -> server.delete(object));
  }

  @Override
  public WriteResult deleteAndOrphan(StatefulSet set) {
    return write(Verb.DELETE, set, () -> server.deleteOrphaningDependents(set));
  }

  @Override
  public Optional<HasMetadata> get(HasMetadata object) {
    return get(ObjectKey.of(object));
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return get(new ObjectKey("Secret", namespace, name)).map(Secret.class::cast);
  }

  private Optional<HasMetadata> get(ObjectKey key) {
    log.add(new Request(Verb.READ, key, Request.Outcome.UNCHANGED));
    return store.find(key).map(StoredObject::object);
  }

  @Override
  public Optional<PodTemplateSpec> podTemplate(String namespace, String revision) {
    log.add(
        new Request(
            Verb.READ,
            new ObjectKey("ControllerRevision", namespace, revision),
            Request.Outcome.UNCHANGED));
    return RevisionHistory.podTemplate(store, namespace, revision);
  }

  /** The simulated server does not record field managers. */
  @Override
  public String otherWriter(HasMetadata object) {
    log.add(new Request(Verb.READ, ObjectKey.of(object), Request.Outcome.UNCHANGED));
    return "another client";
  }

  @Override
  public WriteResult writeSecret(Secret secret) {
    return secret.getMetadata().getResourceVersion() == null
        ? create(secret)
        : write(Verb.APPLY, secret, () -> server.applyIfUnchanged(secret));
  }

  @Override
  public Optional<Instant> serverTime() {
    log.add(new Request(Verb.READ, new ObjectKey("Version", "", ""), Request.Outcome.UNCHANGED));
    return Optional.of(clock.instant());
  }

  @Override
  public WriteResult patchStatus(StreamBusCluster cluster, StreamBusClusterStatus status) {
    return write(Verb.PATCH_STATUS, cluster, () -> server.patchStatus(cluster, status));
  }

  @Override
  public void createEvent(Event event) {
    try {
      create(event);
    } catch (KubernetesUnavailableException e) {
      // The log of requests contains the attempt; the event is lost.
    }
  }

  @Override
  public NodeList listNodes() {
    log.add(new Request(Verb.READ, new ObjectKey("Node", "", ""), Request.Outcome.UNCHANGED));
    return nodes.list();
  }

  private WriteResult write(Verb verb, HasMetadata object, Supplier<WriteResult> write) {
    return writes.run(verb, ObjectKey.of(object), write);
  }

  @Override
  public String latestWarning(ObjectVersion subject) {
    log.add(new Request(Verb.READ, subject.key(), Request.Outcome.UNCHANGED));
    return store
        .all()
        .map(StoredObject::object)
        .filter(object -> object instanceof Event)
        .map(Event.class::cast)
        .filter(event -> subject.uid().equals(event.getInvolvedObject().getUid()))
        .filter(event -> event.getType().equals("Warning"))
        .reduce((first, second) -> second)
        .map(Event::getMessage)
        .orElseGet(() -> "no event about %s says why".formatted(subject.key()));
  }
}
