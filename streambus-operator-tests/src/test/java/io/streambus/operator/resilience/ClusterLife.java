package io.streambus.operator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.StreamBusCluster;
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

/** One cluster "demo" in a namespace of its own, with an operator of its own behind a proxy. */
final class ClusterLife implements AutoCloseable {

  static final String DEMO = "demo";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration REST = Duration.ofSeconds(3);

  private final KubernetesClient client;
  private final Config server;
  private final Namespace namespace;
  private final InvariantWatch watch;
  private final FaultProxy proxy;
  private TestOperator operator;
  private Optional<Thread> ending = Optional.empty();

  private ClusterLife(TestGround testGround) {
    client = testGround.admin();
    server = testGround.operator();
    namespace =
        client
            .resource(
                new NamespaceBuilder()
                    .withNewMetadata()
                    .withGenerateName("life-")
                    .endMetadata()
                    .build())
            .create();
    watch = InvariantWatch.begin(client, namespace, testGround.log());
    proxy = FaultProxy.before(server);
    operator = startOperator(proxy.config());
  }

  /** A namespace in which a scenario begins. */
  static ClusterLife begin(ControlPlaneScenario scenario, TestGround testGround) {
    ClusterLife clusterLife = new ClusterLife(testGround);
    scenario.given().accept(clusterLife);
    return clusterLife;
  }

  FaultProxy proxy() {
    return proxy;
  }

  /** Applies the cluster with the given lines of spec. Its brokers settle in a second. */
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

  EndState state() {
    return EndState.of(client, name());
  }

  /** Waits until nothing is left to do. */
  void rest() {
    Instant[] quietSince = {Instant.now()};
    int[] writes = {-1};
    await()
        .until(
            () -> {
              if (writes[0] != proxy.writes() || !isReconciled()) {
                writes[0] = proxy.writes();
                quietSince[0] = Instant.now();
              }
              return quietSince[0].plus(REST).isBefore(Instant.now());
            });
  }

  void awaitState(EndState wanted) {
    awaitState(wanted, () -> {});
  }

  /** As {@link #awaitState}; something is done before every look. */
  void awaitState(EndState wanted, Runnable before) {
    await()
        .untilAsserted(
            () -> {
              before.run();
              assertThat(differences(wanted)).isEmpty();
            });
  }

  /**
   * Lets the operator end at a write that is counted from now on, and starts another one, which
   * knows nothing of it. Returns whether there was such a write before all was as it is wanted.
   */
  boolean endOperatorAt(int write, IntFunction<FaultPlan> side, Runnable act, EndState wanted) {
    proxy.follow(side.apply(proxy.writes() + write));
    act.run();
    await().until(() -> proxy.hasEnded() || differences(wanted).isEmpty());
    boolean end = proxy.hasEnded();
    replaceOperator();
    return end;
  }

  /** What is cut off takes its time to notice, and must not hold up its successor. */
  private void replaceOperator() {
    TestOperator gone = operator;
    proxy.close();
    Thread thread = new Thread(gone::stop, "ending " + name());
    thread.start();
    ending = Optional.of(thread);
    operator = startOperator(server);
  }

  /** What did not hold on the way. */
  void judge() {
    // An operator that is cut off may say so.
    assertThat(watch.violations(line -> true)).isEmpty();
  }

  @Override
  public void close() {
    watch.close();
    operator.stop();
    ending.ifPresent(ClusterLife::join);
    proxy.close();
    client.namespaces().withName(name()).delete();
  }

  private static void join(Thread thread) {
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the test was ended", e);
    }
  }

  private TestOperator startOperator(Config config) {
    TestOperator started =
        TestOperator.of(
            config,
            ImmutableOperatorOptions.builder().addNamespaces(name()).parallelism(1).build());
    started.start();
    return started;
  }

  /** All objects are asked for only where it is worth it: many lives share one server. */
  private List<String> differences(EndState wanted) {
    return isReconciled()
        ? state().differences(wanted)
        : List.of("the operator says that it is not done");
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
    return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1));
  }
}
