package io.streambus.testkit.invariants;

import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.values.ClusterPhase;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.DisableInvariantChecks;
import io.streambus.testkit.junit.TestNamespace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Guarantees that the watch that checks all other tests really detects violations. */
@ControlPlaneTest
@DisableInvariantChecks(reason = "These tests violate them on purpose.")
class InvariantWatchIT {

  private static final String DEMO = "demo";

  private KubernetesClient admin;
  private KubernetesClient operator;
  private String namespace;
  private InvariantWatch watch;

  @BeforeEach
  void createCluster(KubernetesClient client, ControlPlane plane, TestNamespace test) {
    admin = client;
    operator =
        new KubernetesClientBuilder().withConfig(plane.configFor(ControlPlane.OPERATOR)).build();
    namespace = test.name();
    create(DEMO);
    // Late on purpose: the watch starts from the creation of the namespace.
    watch =
        InvariantWatch.start(
            client, client.namespaces().withName(namespace).get(), plane.auditLog());
  }

  @AfterEach
  void stopWatching() {
    watch.close();
    operator.close();
  }

  @Test
  void creationAndDeletionOfClusterViolateNothing() {
    // When
    clusters().withName(DEMO).delete();
    admin
        .pods()
        .inNamespace(namespace)
        .withName("demo-0")
        .waitUntilCondition(pod -> pod == null, 90, TimeUnit.SECONDS);

    // Then
    assertThat(violations()).isEmpty();
  }

  @Test
  void detectsTwoBrokersDisruptedAtOnce() {
    // When
    makeNewPodsUnschedulable();
    delete(operator, 1);
    delete(operator, 2);

    // Then
    assertThat(violations())
        .extracting(Violation::invariant)
        .contains(Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void detectsBrokerDisruptedWhileAnotherIsUnhealthy() throws InterruptedException {
    // When
    breakPod(0);
    Thread.sleep(1500);
    setImage(operator, 1);

    // Then
    assertThat(violations())
        .extracting(Violation::invariant)
        .containsExactly(Invariant.QUORUM_MAINTAINED);
  }

  @Test
  void ignoresBrokersDeletedByUsers() {
    // When
    makeNewPodsUnschedulable();
    delete(admin, 1);
    delete(admin, 2);

    // Then
    assertThat(violations()).isEmpty();
  }

  @Test
  void detectsDeletionOfClaimAndStatefulSet() {
    // When
    operator.persistentVolumeClaims().inNamespace(namespace).withName("data-demo-0").delete();
    operator.apps().statefulSets().inNamespace(namespace).withName(DEMO).delete();
    admin
        .apps()
        .statefulSets()
        .inNamespace(namespace)
        .withName(DEMO)
        .waitUntilCondition(InvariantWatchIT::isComplete, 90, TimeUnit.SECONDS);

    // Then
    assertThat(violations())
        .extracting(Violation::invariant)
        .contains(
            Invariant.CLAIMS_RETAINED,
            Invariant.STATEFUL_SET_RETAINED,
            Invariant.ONE_BROKER_AT_A_TIME);
  }

  @Test
  void detectsUnexpectedLoggedError() {
    // When
    LoggerFactory.getLogger("io.streambus.operator.Test").error("test error");

    // Then
    assertThat(violations())
        .containsExactly(
            new Violation(Invariant.NO_ERRORS_LOGGED, "io.streambus.operator.Test: test error"));
    assertThat(watch.violations(line -> line.contains("test error"))).isEmpty();
  }

  private List<Violation> violations() {
    return watch.violations(line -> false);
  }

  private void create(String name) {
    StreamBusCluster cluster = new StreamBusCluster();
    cluster.getMetadata().setName(name);
    cluster.getMetadata().setNamespace(namespace);
    cluster.setSpec(StreamBusClusterSpec.builder().replicas(3).build());
    admin.resource(cluster).create();
    assertThat(
            clusters()
                .withName(name)
                .waitUntilCondition(InvariantWatchIT::isRunning, 90, TimeUnit.SECONDS))
        .hasPhase(ClusterPhase.RUNNING);
  }

  private NonNamespaceOperation<
          StreamBusCluster, KubernetesResourceList<StreamBusCluster>, Resource<StreamBusCluster>>
      clusters() {
    return admin.resources(StreamBusCluster.class).inNamespace(namespace);
  }

  /** Makes new pods wait for a node that does not exist. */
  private void makeNewPodsUnschedulable() {
    admin
        .apps()
        .statefulSets()
        .inNamespace(namespace)
        .withName(DEMO)
        .edit(
            set -> {
              set.getSpec().getTemplate().getSpec().setNodeName("nowhere");
              return set;
            });
  }

  private void delete(KubernetesClient user, int ordinal) {
    user.pods().inNamespace(namespace).withName(DEMO + "-" + ordinal).delete();
  }

  private void breakPod(int ordinal) {
    editStatus(
        ordinal,
        pod ->
            pod.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .forEach(condition -> condition.setStatus("False")));
  }

  private void editStatus(int ordinal, Consumer<Pod> change) {
    admin
        .pods()
        .inNamespace(namespace)
        .withName(DEMO + "-" + ordinal)
        .editStatus(
            pod -> {
              Pod copy = new PodBuilder(pod).build();
              change.accept(copy);
              return copy;
            });
  }

  private void setImage(KubernetesClient user, int ordinal) {
    // Server-side apply, because the operator may not get pods.
    user.resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(DEMO + "-" + ordinal)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("broker")
                .withImage("example.com/other:1")
                .endContainer()
                .endSpec()
                .build())
        .inNamespace(namespace)
        .forceConflicts()
        .serverSideApply();
  }

  private static boolean isRunning(StreamBusCluster cluster) {
    return cluster != null
        && cluster.getStatus() != null
        && cluster.getStatus().phase().equals(Optional.of("Running"));
  }

  private static boolean isComplete(StatefulSet set) {
    return set != null
        && set.getStatus() != null
        && Integer.valueOf(3).equals(set.getStatus().getReadyReplicas());
  }
}
