package io.streambus.testkit.simulation;

import com.google.common.collect.Iterables;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.stability.Internal;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.extension.Extensions;
import io.streambus.testkit.controllers.ControllerSet;
import io.streambus.testkit.controllers.decision.ClusterState;
import io.streambus.testkit.controllers.node.Pods;
import io.streambus.testkit.controllers.storage.Claims;
import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.user.TestUser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A simulated Kubernetes cluster in memory: an API server with garbage collection, the StatefulSet
 * controller, storage and nodes. The operator accesses it through {@link #kubernetes()}; {@link
 * SimulatedOperator} runs an operator on it.
 *
 * <p>The simulation is deterministic and must be used by one thread only. Nothing happens and no
 * time passes on its own: {@link #step()} runs the controllers, and the caller advances {@link
 * #clock()}.
 *
 * <p>The simulation omits the following, which therefore requires tests on a real control plane:
 * schemas, defaults, admission and permissions; managed fields of clients other than the operator
 * (see {@link ClusterUser#edit}); graceful deletion of pods; watches that are late, break or lose
 * events; volumes, and the brokers themselves.
 */
public final class SimulatedCluster {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final TestClock clock = new TestClock(START);
  private final ServerClock serverClock = new ServerClock(clock);
  private final Pods pods = new Pods();
  private final Claims claims = new Claims();
  private final Nodes nodes = new Nodes();
  private final Faults faults = new Faults();
  private final RequestLog requests = new RequestLog();
  private final ObjectStore store = new ObjectStore(clock);
  private final InstalledApis installedApis = new InstalledApis(store);
  private final ImageWebhook imageWebhook = new ImageWebhook();
  private final ClusterState state = new StoreState(store, clock);
  private final Leaders leaders = new Leaders(state);
  private final ControllerWrites controllerWrites = new ControllerWrites(store, imageWebhook);
  private final Deletions deletions = new Deletions(state, controllerWrites);
  private final ClusterUser user = new ClusterUser(store, state, deletions);
  private final Controllers controllers =
      new Controllers(store, state, controllerWrites, new ControllerSet(pods, claims));
  private final Kubernetes kubernetes =
      new SimulatedKubernetes(
          store,
          new SimulatedApiServer(store, installedApis, deletions),
          new SimulatedBrokers(store, state, deletions, imageWebhook),
          nodes,
          faults,
          requests,
          serverClock);

  /** Creates an empty cluster whose clock starts at 2026-01-01T00:00:00Z. */
  public SimulatedCluster() {}

  /**
   * Access of the operator to the cluster. Requests are logged and are subject to {@link
   * #faults()}.
   */
  @Internal
  public Kubernetes kubernetes() {
    return kubernetes;
  }

  /**
   * Environment of a reconciliation.
   *
   * @param inputs inputs of every cluster
   */
  @Internal
  public ReconcileEnvironment environment(ClusterInputs inputs) {
    return environment(inputs, Extensions.none());
  }

  /**
   * Environment of a reconciliation with extensions.
   *
   * @param inputs inputs of every cluster
   */
  @Internal
  public ReconcileEnvironment environment(ClusterInputs inputs, Extensions extensions) {
    extensions.types().forEach(store.codec()::register);
    return new SimulatedEnvironment(store, installedApis, leaders, inputs, extensions);
  }

  /** Changes objects as a user with full permissions. */
  public ClusterUser user() {
    return user;
  }

  /**
   * Acts as a user of one namespace, with the methods that tests on a real API server have. Applied
   * objects replace existing ones.
   */
  public TestUser user(String namespace) {
    return new SimulatedUser(this, namespace);
  }

  /** Installs and removes optional APIs. */
  public InstalledApis installedApis() {
    return installedApis;
  }

  /** Controls whether pods become ready. */
  public Pods pods() {
    return pods;
  }

  /** Changes the images of pods. */
  public ImageWebhook imageWebhook() {
    return imageWebhook;
  }

  /** Controls whether claims are bound and resized. */
  public Claims claims() {
    return claims;
  }

  /** Controls which broker leads each cluster. */
  public Leaders leaders() {
    return leaders;
  }

  /**
   * Controls which nodes the operator reads. The scheduler uses the objects of kind Node instead.
   */
  public Nodes nodes() {
    return nodes;
  }

  /** Injects faults into writes of the operator. */
  public Faults faults() {
    return faults;
  }

  /** The requests sent through {@link #kubernetes()}. */
  public RequestLog requests() {
    return requests;
  }

  /** The clock of the cluster. */
  public TestClock clock() {
    return clock;
  }

  /** The clock of the API server, as far as the operator compares it with its own. */
  public ServerClock serverClock() {
    return serverClock;
  }

  /** Runs one step of each controller and of the nodes. Returns whether anything changed. */
  public boolean step() {
    return controllers.step();
  }

  /** When {@link #step()} next changes something although nothing else does. */
  Optional<Instant> nextDue() {
    return controllers.nextDue();
  }

  /**
   * Returns a copy of an object.
   *
   * @throws IllegalArgumentException if the object does not exist
   */
  public <T extends HasMetadata> T get(Class<T> kind, String namespace, String name) {
    return store
        .codec()
        .object(
            store.require(new ObjectKey(HasMetadata.getKind(kind), namespace, name)).tree(), kind);
  }

  /** Returns a copy of an object, or empty if it does not exist. */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return store
        .find(new ObjectKey(HasMetadata.getKind(kind), namespace, name))
        .map(found -> store.codec().object(found.tree(), kind));
  }

  /** Returns copies of all objects of a kind, in order of creation. */
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return store
        .all()
        .filter(stored -> kind.isInstance(stored.object()))
        .map(stored -> store.codec().object(stored.tree(), stored.object().getClass()))
        .map(kind::cast)
        .toList();
  }

  /** Returns the events about a StreamBusCluster, oldest first. */
  public List<Event> events(String namespace, String name) {
    return list(Event.class).stream()
        .filter(event -> event.getInvolvedObject().getNamespace().equals(namespace))
        .filter(event -> event.getInvolvedObject().getName().equals(name))
        .toList();
  }

  /** Returns every distinct status that a StreamBusCluster has had, oldest first. */
  public List<StreamBusClusterStatus> statuses(String namespace, String name) {
    ObjectKey key = new ObjectKey(StreamBusCluster.KIND, namespace, name);
    List<StreamBusClusterStatus> statuses = new ArrayList<>();
    store.changesSince(0).stream()
        .filter(change -> ObjectKey.of(change.latest()).equals(key))
        .flatMap(change -> change.after().stream())
        .map(after -> Optional.ofNullable(((StreamBusCluster) after).getStatus()))
        .flatMap(Optional::stream)
        .filter(status -> statuses.isEmpty() || !status.equals(Iterables.getLast(statuses)))
        .forEach(statuses::add);
    return List.copyOf(statuses);
  }

  /** Returns every broker start of a cluster, oldest first. */
  public List<BrokerStart> brokerStarts(String namespace, String name) {
    return BrokerStarts.of(namespace, name, store.changesSince(0));
  }

  /** Returns the invariants that the operator has violated for the clusters of a namespace. */
  public List<Violation> violations(String namespace) {
    return new InvariantReplay(store).violations(namespace);
  }

  /**
   * Returns all objects except events as YAML with sorted keys, by kind, namespace and name. UIDs,
   * resource versions, generations and timestamps are omitted, so clusters in the same state have
   * equal contents.
   */
  public SortedMap<String, String> objectsAsYaml() {
    SortedMap<String, String> contents = new TreeMap<>();
    store
        .all()
        .filter(stored -> !(stored.object() instanceof Event))
        .forEach(
            stored ->
                contents.put(stored.key().toString(), CanonicalForm.yaml(stored.comparableTree())));
    return contents;
  }

  ObjectStore store() {
    return store;
  }
}
