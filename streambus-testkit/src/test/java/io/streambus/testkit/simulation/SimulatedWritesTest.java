package io.streambus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.streambus.operator.kubernetes.KubernetesUnavailableException;
import io.streambus.operator.kubernetes.WriteResult;
import org.junit.jupiter.api.Test;

/** Guarantees that the simulation responds to writes like a real API server. */
class SimulatedWritesTest {

  private final SimulatedCluster cluster = new SimulatedCluster();

  @Test
  void portChangedByAnotherUserIsAppliedByReplacingList() {
    // Given
    cluster.kubernetes().create(service());
    cluster
        .user()
        .edit(
            Service.class,
            "default",
            "web",
            service -> service.getSpec().getPorts().get(0).setPort(1234));

    // When
    WriteResult result =
        cluster.kubernetes().apply(service(), cluster.get(Service.class, "default", "web"));

    // Then
    assertThat(result).isInstanceOf(WriteResult.Success.class);
    assertThat(cluster.get(Service.class, "default", "web").getSpec().getPorts())
        .isEqualTo(service().getSpec().getPorts());
  }

  @Test
  void applyWithoutChangesRetainsResourceVersion() {
    // Given
    cluster.kubernetes().create(map("a"));
    String version =
        cluster.get(ConfigMap.class, "default", "map").getMetadata().getResourceVersion();

    // When
    cluster.kubernetes().apply(map("a"), cluster.get(ConfigMap.class, "default", "map"));

    // Then
    assertThat(cluster.get(ConfigMap.class, "default", "map").getMetadata().getResourceVersion())
        .isEqualTo(version);
    assertThat(cluster.requests().all())
        .extracting(Request::toString)
        .containsExactly(
            "CREATE ConfigMap default/map: CHANGED", "APPLY ConfigMap default/map: UNCHANGED");
  }

  @Test
  void createFailsIfNameExists() {
    // Given
    cluster.user().createOrReplace(map("foreign"));

    // When
    WriteResult result = cluster.kubernetes().create(map("ours"));

    // Then
    assertThat(result).isInstanceOf(WriteResult.AlreadyExists.class);
  }

  @Test
  void recreatedObjectIsNotDeletedWithOldUid() {
    // Given
    cluster.user().createOrReplace(map("a"));
    ConfigMap former = cluster.get(ConfigMap.class, "default", "map");
    cluster.user().delete(ConfigMap.class, "default", "map");
    cluster.user().createOrReplace(map("a"));

    // When
    // Then
    assertThatThrownBy(() -> cluster.kubernetes().delete(former))
        .isInstanceOf(KubernetesUnavailableException.class);
    assertThat(cluster.find(ConfigMap.class, "default", "map")).isPresent();
  }

  @Test
  void writeWithLostResponseIsExecuted() {
    // Given
    cluster.faults().nextWrites(1).loseResponse();

    // When
    // Then
    assertThatThrownBy(() -> cluster.kubernetes().create(map("a")))
        .isInstanceOf(KubernetesUnavailableException.class);
    assertThat(cluster.find(ConfigMap.class, "default", "map")).isPresent();
  }

  @Test
  void modifyingCopyDoesNotAffectStore() {
    // Given
    cluster.user().createOrReplace(map("a"));

    // When
    cluster.get(ConfigMap.class, "default", "map").getData().clear();

    // Then
    assertThat(cluster.get(ConfigMap.class, "default", "map").getData()).containsValue("a");
  }

  private static ConfigMap map(String value) {
    // spotless:off
    return new ConfigMapBuilder()
        .withNewMetadata()
            .withNamespace("default")
            .withName("map")
        .endMetadata()
        .addToData("key", value)
        .build();
    // spotless:on
  }

  private static Service service() {
    // spotless:off
    return new ServiceBuilder()
        .withNewMetadata()
            .withNamespace("default")
            .withName("web")
        .endMetadata()
        .withNewSpec()
            .addNewPort()
                .withName("http")
                .withPort(80)
                .withProtocol("TCP")
            .endPort()
        .endSpec()
        .build();
    // spotless:on
  }
}
