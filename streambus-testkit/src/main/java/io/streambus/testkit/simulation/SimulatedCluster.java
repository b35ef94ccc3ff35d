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
 * controller, storage and nodes. An operator accesses it without requests over a network; {@link
 * SimulatedOperator} runs an operator on it.
 *
 * <pre>{@code
 * SimulatedCluster kubernetes = new SimulatedCluster();
 * SimulatedOperator operator = SimulatedOperator.start(kubernetes);
 * kubernetes.pods().crashLoop("shop", "orders-1");
 *
 * TestCluster cluster = kubernetes.user("shop").applyCluster("orders", "replicas: 3");
 * operator.settle();
 *
 * assertThat(cluster).hasReadyBrokers(2);
 * }</pre>
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
   *
   * @return the only access, the same for each call
   * @hidden
   */
  @Internal
  public Kubernetes kubernetes() {
    return kubernetes;
  }

  /**
   * Environment of a reconciliation.
   *
   * @param inputs inputs of every cluster
   * @return an environment whose optional kinds and leaders are those of this cluster
   * @hidden
   */
  @Internal
  public ReconcileEnvironment environment(ClusterInputs inputs) {
    return environment(inputs, Extensions.none());
  }

  /**
   * Environment of a reconciliation with extensions.
   *
   * @param inputs inputs of every cluster
   * @param extensions extensions of every cluster, whose types the cluster stores from now on
   * @return an environment whose optional kinds and leaders are those of this cluster
   * @hidden
   */
  @Internal
  public ReconcileEnvironment environment(ClusterInputs inputs, Extensions extensions) {
    extensions.types().forEach(store.codec()::register);
    return new SimulatedEnvironment(store, installedApis, leaders, inputs, extensions);
  }

  /**
   * Changes objects as a user with full permissions.
   *
   * @return the user, the same for each call
   */
  public ClusterUser user() {
    return user;
  }

  /**
   * Acts as a user of one namespace, with the methods that tests on a real API server have. Applied
   * objects replace existing ones.
   *
   * @param namespace the only namespace in which the user acts; it need not be created
   * @return a user of that namespace
   */
  public TestUser user(String namespace) {
    return new SimulatedUser(this, namespace);
  }

  /**
   * Installs and removes optional APIs.
   *
   * @return the optional APIs, initially none
   */
  public InstalledApis installedApis() {
    return installedApis;
  }

  /**
   * Controls whether pods become ready.
   *
   * @return the settings of the pods, which apply from the next {@link #step} on
   */
  public Pods pods() {
    return pods;
  }

  /**
   * Changes the images of pods.
   *
   * @return the webhook, which initially changes nothing
   */
  public ImageWebhook imageWebhook() {
    return imageWebhook;
  }

  /**
   * Controls whether claims are bound and resized.
   *
   * @return the settings of the claims, which apply from the next {@link #step} on
   */
  public Claims claims() {
    return claims;
  }

  /**
   * Controls which broker leads each cluster.
   *
   * @return the leaders, initially unknown
   */
  public Leaders leaders() {
    return leaders;
  }

  /**
   * Controls which nodes the operator reads. The scheduler uses the objects of kind Node instead.
   *
   * @return the list of nodes, initially one
   */
  public Nodes nodes() {
    return nodes;
  }

  /**
   * Injects faults into writes of the operator.
   *
   * @return the faults, initially none
   */
  public Faults faults() {
    return faults;
  }

  /**
   * The requests of operators.
   *
   * @return the log of the requests since the cluster exists, or since it was cleared
   */
  public RequestLog requests() {
    return requests;
  }

  /**
   * The clock of the cluster.
   *
   * @return the clock, which only the caller and {@link SimulatedOperator} advance
   */
  public TestClock clock() {
    return clock;
  }

  /**
   * The clock of the API server, as far as the operator compares it with its own.
   *
   * @return the clock of the API server, initially the same as {@link #clock}
   */
  public ServerClock serverClock() {
    return serverClock;
  }

  /**
   * Runs one step of each controller and of the nodes. Returns whether anything changed.
   *
   * @return false if the cluster is at rest until its clock is advanced or a user changes an object
   */
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
   * @param <T> type of the object
   * @param kind class of the object, such as {@code StatefulSet.class}
   * @param namespace namespace of the object
   * @param name name of the object
   * @return the copy; changes of it have no effect on the cluster
   * @throws IllegalArgumentException if the object does not exist
   */
  public <T extends HasMetadata> T get(Class<T> kind, String namespace, String name) {
    return store
        .codec()
        .object(
            store.require(new ObjectKey(HasMetadata.getKind(kind), namespace, name)).tree(), kind);
  }

  /**
   * Returns a copy of an object, or empty if it does not exist.
   *
   * @param <T> type of the object
   * @param kind class of the object, such as {@code StatefulSet.class}
   * @param namespace namespace of the object
   * @param name name of the object
   * @return the copy, or empty if there is no such object
   */
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return store
        .find(new ObjectKey(HasMetadata.getKind(kind), namespace, name))
        .map(found -> store.codec().object(found.tree(), kind));
  }

  /**
   * Returns copies of all objects of a kind, in order of creation.
   *
   * @param <T> type of the objects
   * @param kind class of the objects; {@code HasMetadata.class} for objects of every kind
   * @return the copies, from all namespaces
   */
  public <T extends HasMetadata> List<T> list(Class<T> kind) {
    return store
        .all()
        .filter(stored -> kind.isInstance(stored.object()))
        .map(stored -> store.codec().object(stored.tree(), stored.object().getClass()))
        .map(kind::cast)
        .toList();
  }

  /**
   * Returns the events about a StreamBusCluster, oldest first.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param name name of the StreamBusCluster
   * @return the events; empty if there are none
   */
  public List<Event> events(String namespace, String name) {
    return list(Event.class).stream()
        .filter(event -> event.getInvolvedObject().getNamespace().equals(namespace))
        .filter(event -> event.getInvolvedObject().getName().equals(name))
        .toList();
  }

  /**
   * Returns every distinct status that a StreamBusCluster has had, oldest first.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param name name of the StreamBusCluster
   * @return the statuses, also if the StreamBusCluster no longer exists
   */
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

  /**
   * Returns every broker start of a cluster, oldest first.
   *
   * @param namespace namespace of the StreamBusCluster
   * @param name name of the StreamBusCluster
   * @return the starts; empty if no pod has been created
   */
  public List<BrokerStart> brokerStarts(String namespace, String name) {
    return BrokerStarts.of(namespace, name, store.changesSince(0));
  }

  /**
   * Returns the invariants that the operator has violated for the clusters of a namespace.
   *
   * @param namespace the namespace
   * @return the violations; empty if every invariant holds
   */
  public List<Violation> violations(String namespace) {
    return new InvariantReplay(store).violations(namespace);
  }

  /**
   * Returns all objects except events as YAML with sorted keys, by kind, namespace and name. UIDs,
   * resource versions, generations and timestamps are omitted, so clusters in the same state have
   * equal contents.
   *
   * @return the YAML by the key of the object, such as {@code Service default/demo}
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
