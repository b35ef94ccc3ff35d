package io.streambus.testkit.simulation;

import com.google.common.collect.Iterables;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.testkit.invariants.Violation;
import io.streambus.testkit.simulation.apiserver.GarbageCollector;
import io.streambus.testkit.simulation.apiserver.InstalledApis;
import io.streambus.testkit.simulation.apiserver.ObjectStore;
import io.streambus.testkit.simulation.apiserver.SimulatedApiServer;
import io.streambus.testkit.simulation.controllers.Claims;
import io.streambus.testkit.simulation.controllers.Controllers;
import io.streambus.testkit.simulation.controllers.Pods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Kubernetes in memory: an API server with garbage collection, the StatefulSet controller,
 * storage and nodes. The operator sees it through {@link #kubernetes()}; {@link SimulatedOperator}
 * runs one over it.
 *
 * <p>It is deterministic and belongs to one thread. Nothing happens and no time passes by itself:
 * {@link #step()} lets the controllers work, {@link #clock()} is moved by whoever waits.
 *
 * <p>Left out, and therefore to be tested over a real control plane: schemas, defaults, admission
 * and rights; managed fields of anybody but the operator (see {@link ClusterUser#edit}); finalizers
 * and graceful deletion; watches that are late, break or lose events; rolling updates by the
 * StatefulSet controller, its ordered pod management and its deletion of claims of removed pods;
 * disruption budgets, the scheduler, volumes, and every broker.
 */
public final class SimulatedCluster {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TestClock clock = new TestClock(START);
  private final Pods pods = new Pods();
  private final Claims claims = new Claims();
  private final Leaders leaders = new Leaders();
  private final Nodes nodes = new Nodes();
  private final Faults faults = new Faults();
  private final RequestLog requests = new RequestLog();
  private final ObjectStore store = new ObjectStore(clock);
  private final InstalledApis apis = new InstalledApis(store);
  private final GarbageCollector garbage = new GarbageCollector(store);
  private final ClusterUser user = new ClusterUser(store, garbage);
  private final Controllers controllers = new Controllers(store, garbage, claims, pods, clock);
  private final Kubernetes kubernetes =
      new SimulatedKubernetes(
          store,
          new SimulatedApiServer(store, apis, garbage),
          new SimulatedBrokers(store, garbage),
          nodes,
          faults,
          requests);

  /** An empty cluster on the first of January 2026. */
  public SimulatedCluster() {}

  /** The cluster as the operator sees it. What is asked through it is logged and meets faults. */
  public Kubernetes kubernetes() {
    return kubernetes;
  }

  /** What the operator sees beside its objects, under the given conditions. */
  public ReconcileEnvironment reconcileEnvironment(ClusterInputs environment) {
    return new SimulatedEnvironment(store, apis, leaders, environment);
  }

  /** A person with all rights. */
  public ClusterUser user() {
    return user;
  }

  /** The APIs of other projects. */
  public InstalledApis apis() {
    return apis;
  }

  /** What pods come to. */
  public Pods pods() {
    return pods;
  }

  /** What claims come to. */
  public Claims claims() {
    return claims;
  }

  /** Who leads brokers. */
  public Leaders leaders() {
    return leaders;
  }

  /** What the operator learns of nodes. */
  public Nodes nodes() {
    return nodes;
  }

  /** Faults on demand. */
  public Faults faults() {
    return faults;
  }

  /** The requests that came through {@link #kubernetes()}. */
  public RequestLog requests() {
    return requests;
  }

  /** The time. */
  public TestClock clock() {
    return clock;
  }

  /** Lets controllers and nodes do one step each. Returns whether anything changed. */
  public boolean step() {
    return controllers.step();
  }

  /**
   * A copy of an object.
   *
   * @throws IllegalArgumentException if it does not exist
   */
  public <T extends HasMetadata> T get(Class<T> kind, String namespace, String name) {
    return store
        .codec()
        .object(
            store.require(new ObjectKey(HasMetadata.getKind(kind), namespace, name)).tree(), kind);
  }

  /** A copy of an object, if it exists. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return store
        .find(new ObjectKey(HasMetadata.getKind(kind), namespace, name))
        .map(found -> store.codec().object(found.tree(), kind));
  }

  /** Copies of all objects of a kind, in order of creation. */
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return store
        .all()
        .filter(stored -> kind.isInstance(stored.object()))
        .map(stored -> store.codec().object(stored.tree(), stored.object().getClass()))
        .map(kind::cast)
        .toList();
  }

  /** The events about a StreamBusCluster, oldest first. */
  public List<Event> events(String namespace, String name) {
    return list(Event.class).stream()
        .filter(event -> event.getInvolvedObject().getNamespace().equals(namespace))
        .filter(event -> event.getInvolvedObject().getName().equals(name))
        .toList();
  }

  /** Every status that a StreamBusCluster has had, oldest first. */
  public List<StreamBusClusterStatus> statuses(String namespace, String name) {
    ObjectKey key = new ObjectKey(StreamBusCluster.KIND, namespace, name);
    List<StreamBusClusterStatus> statuses = new ArrayList<>();
    store.changesSince(0).stream()
        .filter(objectChange -> ObjectKey.of(objectChange.latest()).equals(key))
        .flatMap(objectChange -> objectChange.after().stream())
        .map(after -> Optional.ofNullable(((StreamBusCluster) after).getStatus()))
        .flatMap(Optional::stream)
        .filter(status -> statuses.isEmpty() || !status.equals(Iterables.getLast(statuses)))
        .forEach(statuses::add);
    return List.copyOf(statuses);
  }

  /** Every start of a broker of a cluster, oldest first. */
  public List<BrokerStart> brokerStarts(String namespace, String name) {
    return BrokerStarts.of(namespace, name, store.changesSince(0));
  }

  /** What the operator did wrong to the clusters of a namespace on the way here. */
  public List<Violation> violations(String namespace) {
    return new JudgedHistory(store).violations(namespace);
  }

  /**
   * All objects but events, by kind, namespace and name, as YAML with sorted keys. Left out is what
   * tells of the way there: uids, versions, generations and times. So clusters of equal state have
   * equal contents.
   */
  public SortedMap<String, String> contents() {
    SortedMap<String, String> contents = new TreeMap<>();
    store
        .all()
        .filter(stored -> !(stored.object() instanceof Event))
        .forEach(
            stored ->
                contents.put(
                    stored.key().toString(), CanonicalForm.yaml(Timeless.of(stored.tree()))));
    return contents;
  }

  ObjectStore store() {
    return store;
  }
}
