package io.streambus.operator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.ImmutableOperatorOptions;
import io.streambus.testkit.faults.FaultPlan;
import io.streambus.testkit.faults.FaultProxy;
import io.streambus.testkit.invariants.InvariantWatch;
import io.streambus.testkit.junit.TestOperator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * A cluster "demo" in a separate namespace, with a separate operator behind a fault proxy.
 * Operators share nothing but the TLS sessions of their proxies.
 */
final class IsolatedCluster implements AutoCloseable {

  static final String DEMO = "demo";

  private static final Duration TIMEOUT = Duration.ofMinutes(3);
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(3);

  private final KubernetesClient client;
  private final Namespace namespace;
  private final InvariantWatch watch;
  private final FaultProxy proxy;
  private final FaultProxy successorProxy;
  private TestOperator operator;
  private Optional<Thread> shutdown = Optional.empty();

  private IsolatedCluster(ScenarioEnvironment environment) {
    client = environment.admin();
    namespace =
        client
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("lifecycle-")
                    .endMetadata()
                    .build())
            .create();
    watch = InvariantWatch.start(client, namespace, environment.log());
    proxy = environment.proxy().another();
    successorProxy = environment.proxy().another();
    operator = startOperator(proxy);
  }

  /** Prepares the scenario in a new namespace. */
  static IsolatedCluster start(ControlPlaneScenario scenario, ScenarioEnvironment environment) {
    IsolatedCluster cluster = new IsolatedCluster(environment);
    scenario.given().accept(cluster);
    return cluster;
  }

  FaultProxy proxy() {
    return proxy;
  }

  /** Applies the cluster with the given lines of spec. Its brokers count as stable after 1 s. */
  void apply(String... spec) {
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata:
          name: demo
        spec:
          rollout: {minReadySeconds: 1}
          %s
        """
            .formatted(String.join("\n  ", spec));
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .inNamespace(name())
        .forceConflicts()
        .serverSideApply();
  }

  void annotate(String annotation, String value) {
    client
        .resources(StreamBusCluster.class)
        .inNamespace(name())
        .withName(DEMO)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}".formatted(annotation, value));
  }

  void delete() {
    client.resources(StreamBusCluster.class).inNamespace(name()).withName(DEMO).delete();
  }

  EndState endState() {
    return EndState.of(client, name());
  }

  /** Waits until the operator is idle. */
  void awaitIdle() {
    Instant[] quietSince = {Instant.now()};
    int[] writes = {-1};
    await()
        .until(
            () -> {
              if (writes[0] != proxy.writeCount() || !isReconciled()) {
                writes[0] = proxy.writeCount();
                quietSince[0] = Instant.now();
              }
              return quietSince[0].plus(QUIET_PERIOD).isBefore(Instant.now());
            });
  }

  void awaitState(EndState expected) {
    awaitState(expected, () -> {});
  }

  /** Same as {@link #awaitState(EndState)}; runs an action before each comparison. */
  void awaitState(EndState expected, Runnable before) {
    await()
        .untilAsserted(
            () -> {
              before.run();
              assertThat(differences(expected)).isEmpty();
            });
  }

  /**
   * Ends the operator at a write, counted from the time of the call, and starts a new one without
   * shared state. Returns whether that write occurred before the expected state was reached.
   */
  boolean crashOperatorAt(int write, IntFunction<FaultPlan> plan, Runnable act, EndState expected) {
    proxy.setPlan(plan.apply(proxy.writeCount() + write));
    act.run();
    await().until(() -> proxy.isClosed() || differences(expected).isEmpty());
    boolean crashed = proxy.isClosed();
    replaceOperator();
    return crashed;
  }

  /** The disconnected operator stops slowly and must not delay its successor. */
  private void replaceOperator() {
    TestOperator previous = operator;
    proxy.close();
    Thread thread = new Thread(previous::stop, "shutdown " + name());
    thread.start();
    shutdown = Optional.of(thread);
    operator = startOperator(successorProxy);
  }

  /** Verifies the invariants. */
  void verifyInvariants() {
    // A disconnected operator may log errors.
    assertThat(watch.violations(line -> true)).isEmpty();
  }

  @Override
  public void close() {
    watch.close();
    operator.stop();
    shutdown.ifPresent(IsolatedCluster::join);
    proxy.close();
    successorProxy.close();
    client.namespaces().withName(name()).delete();
  }

  private static void join(Thread thread) {
    try {
      thread.join(TIMEOUT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was interrupted", e);
    }
  }

  private TestOperator startOperator(FaultProxy connection) {
    TestOperator started =
        TestOperator.create(
            connection.clientConfig(),
            ImmutableOperatorOptions.builder().addNamespaces(name()).parallelism(1).build());
    started.start();
    return started;
  }

  /** Lists all objects only if necessary, because many clusters share one server. */
  private List<String> differences(EndState expected) {
    return isReconciled()
        ? endState().differences(expected)
        : List.of("the operator has not finished reconciling: " + status());
  }

  private Optional<StreamBusClusterStatus> status() {
    return Optional.ofNullable(
            client.resources(StreamBusCluster.class).inNamespace(name()).withName(DEMO).get())
        .map(StreamBusCluster::getStatus);
  }

  private boolean isReconciled() {
    StreamBusCluster cluster =
        client.resources(StreamBusCluster.class).inNamespace(name()).withName(DEMO).get();
    if (cluster == null) {
      return client.pods().inNamespace(name()).list().getItems().isEmpty();
    }
    return Optional.ofNullable(cluster.getStatus())
        .flatMap(status -> status.condition(ConditionType.RECONCILING))
        .filter(condition -> condition.status().equals("False"))
        .filter(
            condition -> condition.observedGeneration() == cluster.getMetadata().getGeneration())
        .isPresent();
  }

  private String name() {
    return namespace.getMetadata().getName();
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(1));
  }
}
