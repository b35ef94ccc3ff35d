package io.streambus.operator.diagnostics;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Guarantees that users learn from the status why a broker does not start. */
@ControlPlaneTest
@Execution(ExecutionMode.CONCURRENT)
class DiagnosticsIT {

  private static final String DEMO = "demo";

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;

  @BeforeEach
  void createUser(KubernetesClient client, TestNamespace namespace) {
    this.client = client;
    this.namespace = namespace.name();
    this.user = new NamespaceUser(client, namespace);
  }

  @Test
  void reportsUnschedulablePodWithSchedulerMessage() {
    // When
    user.apply(DEMO, "replicas: 1", "nodeSelector: {disk: none}");

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.CREATING)
                .hasFalseCondition(ConditionType.READY, ConditionReason.STARTING_BROKERS)
                .hasTrueCondition(ConditionType.RECONCILING, ConditionReason.STARTING_BROKERS)
                .hasFalseCondition(ConditionType.STALLED, ConditionReason.UP_TO_DATE)
                .hasConditionMessageContaining(
                    ConditionType.READY,
                    "0 of 1",
                    "demo-0: ",
                    "Unschedulable",
                    "node affinity/selector"));

    // When
    user.apply(DEMO, "replicas: 1");
    client.pods().inNamespace(namespace).withName("demo-0").delete();

    // Then
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  @Test
  void reportsMissingStorageClassWithClaims() {
    // When
    user.apply(DEMO, "replicas: 1", "storage: {class: nowhere}");

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasConditionMessageContaining(
                    ConditionType.READY, "demo-0: ", "data-demo-0", "raft-demo-0", "nowhere"));
  }

  @Test
  void reportsExhaustedQuotaWithOneReadPerMinute(AuditLog log) throws InterruptedException {
    // Given
    client
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName("tight")
                .endMetadata()
                .withNewSpec()
                .addToHard("pods", new Quantity("2"))
                .endSpec()
                .build())
        .create();
    Instant begin = Instant.now();

    // When
    user.apply(DEMO, "replicas: 3");

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasConditionMessageContaining(
                    ConditionType.READY, "demo-", "exceeded quota: tight"));
    List<AuditEntry> eventReads =
        log.byUser(ControlPlane.OPERATOR)
            .since(begin)
            .filter(request -> request.resource().equals("events"))
            .filter(request -> request.namespace().equals(namespace))
            .filter(request -> request.verb().equals("list"))
            .entries();
    assertThat(eventReads).isNotEmpty();
    assertThat(eventReads.size()).isLessThanOrEqualTo(2);
  }

  @Test
  void reportsContainerFailureUntilResolved() {
    // Given
    user.apply(DEMO, "replicas: 3");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));

    // When
    reportContainerStatus(
        "demo-1", waiting("ImagePullBackOff", "Back-off pulling image \"x\": no such host"));

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.DEGRADED)
                .hasFalseCondition(ConditionType.READY, ConditionReason.BROKERS_UNAVAILABLE)
                .hasTrueCondition(ConditionType.QUORUM_HEALTHY, ConditionReason.QUORUM_AVAILABLE)
                .hasConditionMessageContaining(
                    ConditionType.READY,
                    "2 of 3",
                    "demo-1: ",
                    "ImagePullBackOff",
                    "no such host",
                    "spec.image"));

    // When
    reportContainerStatus("demo-1", crashed(2));

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasConditionMessageContaining(
                    ConditionType.READY, "demo-1: ", "code 2", "Error", "restart the leader"));

    // When
    client.pods().inNamespace(namespace).withName("demo-1").delete();

    // Then
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY));
  }

  private static ContainerStatus waiting(String reason, String message) {
    return broker()
        .withNewState()
        .withNewWaiting()
        .withReason(reason)
        .withMessage(message)
        .endWaiting()
        .endState()
        .build();
  }

  private static ContainerStatus crashed(int code) {
    return broker()
        .withRestartCount(4)
        .withNewState()
        .withNewWaiting()
        .withReason("CrashLoopBackOff")
        .endWaiting()
        .endState()
        .withNewLastState()
        .withNewTerminated()
        .withExitCode(code)
        .withReason("Error")
        .endTerminated()
        .endLastState()
        .build();
  }

  private static ContainerStatusBuilder broker() {
    return new ContainerStatusBuilder()
        .withName("broker")
        .withImageID("")
        .withReady(false)
        .withRestartCount(0);
  }

  private void reportContainerStatus(String pod, ContainerStatus container) {
    client
        .pods()
        .inNamespace(namespace)
        .withName(pod)
        .editStatus(current -> withContainerStatus(current, container));
  }

  private static Pod withContainerStatus(Pod pod, ContainerStatus container) {
    container.setImage(pod.getSpec().getContainers().get(0).getImage());
    pod.getStatus().setContainerStatuses(List.of(container));
    pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().matches("Ready|ContainersReady"))
        .forEach(
            condition -> {
              condition.setStatus("False");
              condition.setLastTransitionTime(Instant.now().toString());
            });
    return pod;
  }
}
