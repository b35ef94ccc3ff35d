package io.streambus.testkit.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.testkit.controlplane.ControlPlaneOptions.Access;
import io.streambus.testkit.controlplane.binaries.ControlPlaneProgram;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Guarantees that the control plane works like a real cluster, so that the results of other
 * integration tests can be trusted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ControlPlaneIT {

  private static final String GUEST = "guest";

  private final ControlPlane controlPlane =
      ControlPlaneRequirement.startOrSkip(
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
  void statefulSetWithClaimsBecomesReady() {
    // Given
    TestStatefulSet set = new TestStatefulSet(client, "ready");

    // When
    set.create();

    // Then
    set.awaitReady();
    assertThat(set.pods())
        .extracting(pod -> pod.getStatus().getPodIP())
        .hasSize(3)
        .doesNotHaveDuplicates()
        .doesNotContainNull();
    assertThat(set.claims())
        .hasSize(6)
        .allSatisfy(
            claim -> {
              assertThat(claim.getStatus().getPhase()).isEqualTo("Bound");
              assertThat(claim.getSpec().getStorageClassName()).isEqualTo("testkit");
            });
  }

  @Test
  void boundClaimIsExpandedWithItsVolume() {
    // Given
    TestStatefulSet set = new TestStatefulSet(client, "growing").create().awaitReady();
    PersistentVolumeClaim claim = set.claims().get(0);
    Quantity requested = new Quantity("2Gi");

    // When
    client
        .resource(claim)
        .edit(
            c -> {
              c.getSpec().getResources().setRequests(Map.of("storage", requested));
              return c;
            });

    // Then
    PersistentVolumeClaim resized =
        set.await(claim, c -> c.getStatus().getCapacity().containsValue(requested));
    assertThat(set.volumeOf(resized).getSpec().getCapacity()).containsValue(requested);
  }

  @Test
  void volumeIsDeletedWithItsClaim() {
    // Given
    TestStatefulSet set = new TestStatefulSet(client, "deleted").create().awaitReady();
    PersistentVolume volume = set.volumeOf(set.claims().get(0));

    // When
    set.delete();

    // Then
    assertThat(client.resource(volume).waitUntilCondition(Objects::isNull, 10, TimeUnit.SECONDS))
        .isNull();
  }

  @Test
  void imageChangeInPlaceRestartsContainer() {
    // Given
    TestStatefulSet set = new TestStatefulSet(client, "patched").create().awaitReady();
    Pod pod = set.pods().get(0);

    // When
    client
        .resource(pod)
        .edit(
            p -> {
              p.getSpec().getContainers().get(0).setImage("example.org/broker:2");
              return p;
            });

    // Then
    Pod patched = set.await(pod, p -> statusOf(p).getImage().equals("example.org/broker:2"));
    assertThat(statusOf(patched).getRestartCount()).isEqualTo(1);
    assertThat(statusOf(patched).getReady()).isTrue();
    assertThat(patched.getStatus().getConditions())
        .filteredOn(condition -> condition.getType().equals("Ready"))
        .extracting(PodCondition::getStatus, PodCondition::getLastTransitionTime)
        .containsExactly(tuple("True", statusOf(patched).getState().getRunning().getStartedAt()));
    assertThat(patched.getMetadata().getUid()).isEqualTo(pod.getMetadata().getUid());
  }

  @Test
  void requestsAreLoggedByUser() {
    // Given
    Instant start = Instant.now();
    ConfigMap map =
        new ConfigMapBuilder().withNewMetadata().withName("counted").endMetadata().build();
    client.resource(map).inNamespace("default").create();

    // When
    client.resource(map).inNamespace("default").get();

    // Then
    AuditLog requests =
        controlPlane
            .auditLog()
            .since(start)
            .byUser(ControlPlane.OPERATOR)
            .filter(entry -> entry.resource().equals("configmaps"));
    awaitTrue(() -> requests.entries().size() == 2);
    assertThat(requests.entries()).extracting(AuditEntry::verb).containsExactly("create", "get");
    assertThat(requests.entries()).extracting(AuditEntry::code).containsExactly(201, 200);
    assertThat(requests.filter(AuditEntry::isWrite).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.name()).isEqualTo("counted"));
  }

  @Test
  void userWithoutAccessIsForbidden() {
    // Given
    try (KubernetesClient guest = clientOf(GUEST)) {

      // When / Then
      assertThatThrownBy(() -> guest.pods().inNamespace("default").list())
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("User \"guest\" cannot list resource \"pods\"");
    }
  }

  @Test
  void objectsSurviveApiServerRestart() {
    // Given
    TestStatefulSet set = new TestStatefulSet(client, "surviving").create();
    controlPlane.stop(ControlPlaneProgram.KUBE_APISERVER);

    // When
    controlPlane.restart(ControlPlaneProgram.KUBE_APISERVER);

    // Then
    set.awaitReady();
    assertThat(set.pods()).hasSize(3);
  }

  private KubernetesClient clientOf(String user) {
    return new KubernetesClientBuilder().withConfig(controlPlane.configFor(user)).build();
  }

  private static void awaitTrue(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
  }

  private static ContainerStatus statusOf(Pod pod) {
    return pod.getStatus().getContainerStatuses().get(0);
  }
}
