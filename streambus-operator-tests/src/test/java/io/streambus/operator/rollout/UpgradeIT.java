package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.values.ClusterPhase;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.Kubectl;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.ImmutableBrokerCluster;
import io.streambus.resources.model.RetainedTemplate;
import io.streambus.resources.objects.PodTemplates;
import io.streambus.testkit.controlplane.AuditEntry;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import io.streambus.testkit.junit.TestOperator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that upgrading the operator restarts no broker. Runs against a real API server because
 * the server decides how a reapplied template is defaulted and merged.
 */
@ControlPlaneTest
class UpgradeIT {

  private static final String DEMO = "demo";
  private static final String REMOVED_VARIABLE = "SET_BY_PREVIOUS_VERSION";
  private static final Duration SETTLE_TIME = Duration.ofSeconds(5);

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private Kubectl kubectl;
  private AuditLog operatorRequests;

  @BeforeEach
  void startClusterOfPreviousVersion(
      KubernetesClient client, TestNamespace namespace, ControlPlane plane, AuditLog log) {
    this.client = client;
    this.namespace = namespace.name();
    user = new NamespaceUser(client, namespace);
    kubectl = new Kubectl(plane, namespace.name());
    operatorRequests = log.byUser(ControlPlane.OPERATOR).inNamespace(namespace.name());
    user.apply(DEMO, "replicas: 3");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
    simulatePreviousVersion();
  }

  @Test
  void upgradeRestartsNoPodAndWritesNothing(TestOperator testOperator) throws InterruptedException {
    // Given
    List<String> pods = podUids();
    Instant upgrade = Instant.now();

    // When
    testOperator.restart();
    Thread.sleep(SETTLE_TIME.toMillis());

    // Then
    assertThat(operatorRequests.since(upgrade).entries()).extracting(AuditEntry::verb).isEmpty();
    assertThat(podUids()).isEqualTo(pods);
    assertThat(user.cluster(DEMO))
        .hasPhase(ClusterPhase.RUNNING)
        .hasTrueCondition(ConditionType.READY, ConditionReason.ALL_BROKERS_READY)
        .hasTrueCondition(ConditionType.TEMPLATE_UPDATE_PENDING, ConditionReason.TEMPLATE_RETAINED);
    assertThat(user.conditionMessage(DEMO, ConditionType.TEMPLATE_UPDATE_PENDING))
        .contains("spec.containers[broker].env[%s]".formatted(REMOVED_VARIABLE));
  }

  @Test
  void adoptAnnotationAppliesNewTemplate() throws IOException, InterruptedException {
    // When
    kubectl.run("annotate", "streambuscluster/demo", "streambus.io/adopt-template=true");

    // Then
    eventually(() -> assertThat(variableNames()).doesNotContain(REMOVED_VARIABLE));
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .doesNotHaveCondition(ConditionType.TEMPLATE_UPDATE_PENDING));
  }

  @Test
  void specChangeAppliesNewTemplate() {
    // When
    user.apply(DEMO, "replicas: 3", "podLabels: {team: blue}");

    // Then
    eventually(() -> assertThat(variableNames()).doesNotContain(REMOVED_VARIABLE));
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .doesNotHaveCondition(ConditionType.TEMPLATE_UPDATE_PENDING));
  }

  private void simulatePreviousVersion() {
    BrokerCluster generated =
        ((Resolution.Resolved) ClusterResolver.resolve(user.cluster(DEMO), ClusterInputs.none()))
            .cluster();
    PodTemplateSpec template =
        client
            .getKubernetesSerialization()
            .unmarshal(PodTemplates.json(PodTemplates.build(generated)), PodTemplateSpec.class);
    template.getSpec().getContainers().get(0).getEnv().add(new EnvVar(REMOVED_VARIABLE, "1", null));
    template
        .getMetadata()
        .getAnnotations()
        .put(ClusterAnnotations.TEMPLATE_BASE, "previous version");
    String json = new String(CanonicalForm.json(template), StandardCharsets.UTF_8);
    BrokerCluster retaining =
        ImmutableBrokerCluster.copyOf(generated)
            .withRetainedTemplate(
                new RetainedTemplate(
                    json, generated.config(), generated.proxyConfig(), ImmutableList.of("spec")));
    DesiredResources.of(retaining).objects().stream()
        .map(DesiredResource::object)
        .filter(StatefulSet.class::isInstance)
        .forEach(this::apply);
    client.pods().inNamespace(namespace).delete();
    eventually(
        () ->
            assertThat(user.cluster(DEMO))
                .hasPhase(ClusterPhase.RUNNING)
                .hasTrueCondition(
                    ConditionType.TEMPLATE_UPDATE_PENDING, ConditionReason.TEMPLATE_RETAINED));
    assertThat(variableNames()).contains(REMOVED_VARIABLE);
  }

  private void apply(HasMetadata object) {
    client
        .resource(object)
        .inNamespace(namespace)
        .fieldManager(ClusterLabels.OPERATOR)
        .forceConflicts()
        .serverSideApply();
  }

  private List<String> variableNames() {
    return client
        .apps()
        .statefulSets()
        .inNamespace(namespace)
        .withName(DEMO)
        .get()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getEnv()
        .stream()
        .map(EnvVar::getName)
        .toList();
  }

  private List<String> podUids() {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .map((Pod pod) -> pod.getMetadata().getUid())
        .sorted()
        .toList();
  }
}
