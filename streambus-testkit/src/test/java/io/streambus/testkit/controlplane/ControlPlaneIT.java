package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.testkit.binaries.Program;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** If this fails, what other integration tests say about the operator cannot be trusted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneIT {

  private static final String GUEST = "guest";

  private final ControlPlane controlPlane =
      ControlPlaneRequirement.start(
          ControlPlaneOptions.builder()
              .users(Map.of(ControlPlane.OPERATOR, Access.CLUSTER_ADMIN, GUEST, Access.NONE))
              .build());
  private final KubernetesClient client = clientOf(ControlPlane.OPERATOR);

  @AfterAll
  void stop() {
    client.close();
    controlPlane.close();
  }

  @Test
  void aStatefulSetWithClaimsGetsReady() {
    // Given
    StatefulSet set = statefulSet("ready");

    // When
    client.resource(set).create();

    // Then
    awaitReady(set);
    assertThat(podsOf(set))
        .extracting(pod -> pod.getStatus().getPodIP())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .doesNotContainNull();
    assertThat(claimsOf(set))
        .hasSize(6)
        .allSatisfy(
            claim -> {
              assertThat(claim.getStatus().getPhase()).isEqualTo("Bound");
              assertThat(claim.getSpec().getStorageClassName()).isEqualTo("testkit");
            });
  }

  @Test
  void aBoundClaimGrowsWithItsVolume() {
    // Given
    StatefulSet set = statefulSet("growing");
    client.resource(set).create();
    awaitReady(set);
    PersistentVolumeClaim claim = claimsOf(set).get(0);

    // When
    client
        .resource(claim)
        .edit(
            c -> {
              c.getSpec().getResources().setRequests(Map.of("storage", new Quantity("2Gi")));
              return c;
            });

    // Then
    PersistentVolumeClaim grown =
        await(claim, c -> c.getStatus().getCapacity().containsValue(new Quantity("2Gi")));
    assertThat(volumeOf(grown).getSpec().getCapacity()).containsValue(new Quantity("2Gi"));
  }

  @Test
  void aVolumeGoesWithItsClaim() {
    // Given
    StatefulSet set = statefulSet("leaving");
    client.resource(set).create();
    awaitReady(set);
    PersistentVolume volume = volumeOf(claimsOf(set).get(0));
    client.resource(set).delete();

    // When
    claimsOf(set).forEach(claim -> client.resource(claim).delete());

    // Then
    assertThat(client.resource(volume).waitUntilCondition(Objects::isNull, 10, TimeUnit.SECONDS))
        .isNull();
  }

  @Test
  void anImageThatIsChangedInPlaceRestartsItsContainer() {
    // Given
    StatefulSet set = statefulSet("patched");
    client.resource(set).create();
    awaitReady(set);
    Pod pod = podsOf(set).get(0);

    // When
    client
        .resource(pod)
        .edit(
            p -> {
              p.getSpec().getContainers().get(0).setImage("example.org/broker:2");
              return p;
            });

    // Then
    Pod patched = await(pod, p -> statusOf(p).getImage().equals("example.org/broker:2"));
    assertThat(statusOf(patched).getRestartCount()).isEqualTo(1);
    assertThat(statusOf(patched).getReady()).isTrue();
    assertThat(patched.getMetadata().getUid()).isEqualTo(pod.getMetadata().getUid());
  }

  @Test
  void requestsAreWrittenDownByUser() {
    // Given
    Instant begin = Instant.now();
    ConfigMap map =
        new ConfigMapBuilder().withNewMetadata().withName("counted").endMetadata().build();
    client.resource(map).inNamespace("default").create();

    // When
    client.resource(map).inNamespace("default").get();

    // Then
    AuditLog requests =
        controlPlane
            .auditLog()
            .since(begin)
            .by(ControlPlane.OPERATOR)
            .where(entry -> entry.resource().equals("configmaps"));
    awaitTrue(() -> requests.entries().size() == 2);
    assertThat(requests.entries()).extracting(AuditEntry::verb).containsExactly("create", "get");
    assertThat(requests.entries()).extracting(AuditEntry::code).containsExactly(201, 200);
    assertThat(requests.where(AuditEntry::isWrite).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.name()).isEqualTo("counted"));
  }

  @Test
  void aUserWithoutAccessMayDoNothing() {
    // Given
    try (KubernetesClient guest = clientOf(GUEST)) {

      // When / Then
      assertThatThrownBy(() -> guest.pods().inNamespace("default").list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("User \"guest\" cannot list resource \"pods\"");
    }
  }

  @Test
  void anApiServerThatComesBackHasItsObjectsStill() {
    // Given
    StatefulSet set = statefulSet("surviving");
    client.resource(set).create();
    controlPlane.stop(Program.KUBE_APISERVER);

    // When
    controlPlane.restart(Program.KUBE_APISERVER);

    // Then
    awaitReady(set);
    assertThat(podsOf(set)).hasSize(3);
  }

  private KubernetesClient clientOf(String user) {
    return new KubernetesClientBuilder().withConfig(controlPlane.configFor(user)).build();
  }

  private StatefulSet statefulSet(String name) {
    InputStream yaml = ControlPlaneIT.class.getResourceAsStream("stateful-set.yaml");
    return new StatefulSetBuilder(client.apps().statefulSets().load(yaml).item())
        .editMetadata()
        .withName(name)
        .withNamespace("default")
        .endMetadata()
        .editSpec()
        .withNewSelector()
        .addToMatchLabels("app", name)
        .endSelector()
        .editTemplate()
        .editMetadata()
        .withLabels(Map.of("app", name))
        .endMetadata()
        .endTemplate()
        .endSpec()
        .build();
  }

  private void awaitReady(StatefulSet set) {
    await(set, s -> Integer.valueOf(3).equals(s.getStatus().getReadyReplicas()));
  }

  private <T extends HasMetadata> T await(T object, Predicate<T> condition) {
    return client
        .resource(object)
        .waitUntilCondition(o -> o != null && condition.test(o), 30, TimeUnit.SECONDS);
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private List<Pod> podsOf(StatefulSet set) {
    return client
        .pods()
        .inNamespace("default")
        .withLabels(set.getSpec().getSelector().getMatchLabels())
        .list()
        .getItems();
  }

  private List<PersistentVolumeClaim> claimsOf(StatefulSet set) {
    return client
        .persistentVolumeClaims()
        .inNamespace("default")
        .withLabels(set.getSpec().getSelector().getMatchLabels())
        .list()
        .getItems();
  }

  private PersistentVolume volumeOf(PersistentVolumeClaim claim) {
    return client.persistentVolumes().withName(claim.getSpec().getVolumeName()).require();
  }

  private static ContainerStatus statusOf(Pod pod) {
    return pod.getStatus().getContainerStatuses().get(0);
  }
}
