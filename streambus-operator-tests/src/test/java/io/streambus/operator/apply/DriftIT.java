package io.streambus.operator.apply;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a slip of a hand would stay in force, or be fought with for ever. How a
 * server merges is its own business, so only a real one can tell.
 */
@ControlPlaneTest
class DriftIT {

  private static final String DEMO = "demo";
  private static final Duration REST = Duration.ofSeconds(5);

  private KubernetesClient client;
  private String namespace;
  private NamespaceUser user;
  private AuditLog operator;

  @BeforeEach
  void runACluster(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    this.namespace = namespace.name();
    user = new NamespaceUser(client, namespace);
    operator =
        log.by(ControlPlane.OPERATOR)
            .where(request -> request.namespace().equals(namespace.name()));
    user.apply(DEMO, "replicas: 3");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  @AfterEach
  void thereIsNothingLeftToDo() throws InterruptedException {
    assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING);
    Instant healed = Instant.now().plusSeconds(1);
    Thread.sleep(REST.plusSeconds(1).toMillis());
    assertThat(operator.since(healed).entries()).isEmpty();
  }

  @Test
  void anEditedPortNumberIsPutBack() {
    // When
    service()
        .edit(
            each -> {
              each.getSpec().getPorts().get(0).setPort(1234);
              return each;
            });

    // Then
    eventually(
        () ->
            assertThat(service().get().getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactly(9092, 8081));
  }

  @Test
  void aPortNumberThatWasPutBackCanStillBeChangedByTheSpec() {
    // Given
    anEditedPortNumberIsPutBack();

    // When
    user.apply(DEMO, "replicas: 3", "config: {port: 9192}");

    // Then
    eventually(
        () ->
            assertThat(service().get().getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .containsExactlyInAnyOrder(9192, 8081));
    client.pods().inNamespace(namespace).delete();
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  @Test
  void aSelectorIsPutBackAsAWhole() {
    // When
    service()
        .edit(
            each -> {
              each.getSpec().setSelector(Map.of("app", "shop", ClusterLabels.NAME, "other"));
              return each;
            });

    // Then
    eventually(
        () ->
            assertThat(service().get().getSpec().getSelector())
                .isEqualTo(ClusterLabels.selector(DEMO)));
  }

  @Test
  void whatOthersAddStaysAlsoWhenTheOperatorWrites() {
    // When
    configMap()
        .edit(
            each -> {
              each.getMetadata().getLabels().put("team", "payments");
              each.getMetadata().getAnnotations().put("backup.example.com/schedule", "daily");
              each.getData().put("notes", "of another program");
              return each;
            });
    configMap()
        .edit(
            each -> {
              each.getData().put("broker.yaml", "edited: by hand");
              return each;
            });

    // Then
    eventually(() -> assertThat(configMap().get().getData().get("broker.yaml")).contains("raft"));
    ConfigMap healed = configMap().get();
    assertThat(healed.getMetadata().getLabels()).containsEntry("team", "payments");
    assertThat(healed.getMetadata().getAnnotations())
        .containsEntry("backup.example.com/schedule", "daily");
    assertThat(healed.getData()).containsEntry("notes", "of another program");
  }

  @Test
  void aChildWithoutItsLabelsGetsThemBack() {
    // Its informer selects by label, and so sees it vanish.
    // When
    serviceAccount()
        .edit(
            each -> {
              each.getMetadata().setLabels(Map.of("team", "payments"));
              return each;
            });

    // Then
    eventually(
        () ->
            assertThat(serviceAccount().get().getMetadata().getLabels())
                .containsEntry(ClusterLabels.MANAGED_BY, ClusterLabels.OPERATOR)
                .containsEntry("team", "payments"));
  }

  private Resource<Service> service() {
    return client.services().inNamespace(namespace).withName(DEMO);
  }

  private Resource<ConfigMap> configMap() {
    return client.configMaps().inNamespace(namespace).withName(ClusterNames.configMap(DEMO));
  }

  private Resource<ServiceAccount> serviceAccount() {
    return client
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(ClusterNames.serviceAccount(DEMO));
  }
}
