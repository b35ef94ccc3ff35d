package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantees that annotations set with kubectl annotate take effect. */
@ControlPlaneTest
class AnnotationsIT {

  private static final String DEMO = "demo";
  private static final Duration SETTLE_TIME = Duration.ofSeconds(3);

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private Kubectl kubectl;

  @BeforeEach
  void startCluster(KubernetesClient client, TestNamespace namespace, ControlPlane plane) {
    this.client = client;
    this.namespace = namespace.name();
    user = new NamespaceUser(client, namespace);
    kubectl = new Kubectl(plane, namespace.name());
    user.apply(DEMO, "replicas: 1");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  @Test
  void restartAnnotationsReachPodTemplate() throws IOException, InterruptedException {
    // When
    annotate("streambus.io/restart-trigger=monday");
    annotate("kubectl.kubernetes.io/restartedAt=2026-11-26T03:00:00Z");

    // Then
    eventually(
        () ->
            assertThat(statefulSet().get().getSpec().getTemplate().getMetadata().getAnnotations())
                .containsEntry("streambus.io/restart-trigger", "monday")
                .containsEntry("kubectl.kubernetes.io/restartedAt", "2026-11-26T03:00:00Z"));
  }

  @Test
  void pausedRolloutCorrectsDriftWithoutRestartingPods() throws IOException, InterruptedException {
    // Given
    annotate("streambus.io/pause-reconciliation=rollout");
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasTrueCondition(ConditionType.PAUSED, ConditionReason.ROLLOUT_PAUSED));
    String pod = podUid();

    // When
    user.apply(DEMO, "replicas: 1", "podLabels: {team: blue}");
    service().delete();

    // Then
    eventually(() -> assertThat(service().get()).isNotNull());
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasFalseCondition(ConditionType.READY, ConditionReason.ROLLOUT_PAUSED));
    Thread.sleep(SETTLE_TIME.toMillis());
    assertThat(podUid()).isEqualTo(pod);
  }

  @Test
  void pausedReconciliationWritesNothingButAllowsDeletion()
      throws IOException, InterruptedException {
    // Given
    annotate("streambus.io/pause-reconciliation=true");
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasTrueCondition(ConditionType.PAUSED, ConditionReason.RECONCILIATION_PAUSED));

    // When
    service().delete();
    Thread.sleep(SETTLE_TIME.toMillis());

    // Then
    assertThat(service().get()).isNull();
    assertThat(user.conditionMessage(DEMO, ConditionType.PAUSED)).contains("Service");

    // When
    user.delete(DEMO);

    // Then
    eventually(() -> assertThat(statefulSet().get()).isNull());
  }

  private void annotate(String annotation) throws IOException, InterruptedException {
    Kubectl.Result result = kubectl.run("annotate", "streambuscluster/demo", annotation);
    assertThat(result.exit()).as(result.output()).isZero();
  }

  private Resource<Service> service() {
    return client.services().inNamespace(namespace).withName(DEMO);
  }

  private Resource<StatefulSet> statefulSet() {
    return client.apps().statefulSets().inNamespace(namespace).withName(DEMO);
  }

  private String podUid() {
    return client.pods().inNamespace(namespace).withName("demo-0").get().getMetadata().getUid();
  }
}
