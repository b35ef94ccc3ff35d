package io.streambus.operator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.StorageSpec;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.junit.ApiServerTest;
import io.streambus.testkit.junit.TestNamespace;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, the API server would take a size that no volume can have, or keep a user
 * from taking a mistake back.
 */
@ApiServerTest
class StorageTransitionRulesIT {

  private static final String DEMO = "demo";

  private NamespaceUser user;

  @BeforeEach
  void meetTheUser(KubernetesClient client, TestNamespace namespace) {
    user = new NamespaceUser(client, namespace);
  }

  @Test
  void aSizeBelowThatOfTheVolumesIsRefused() {
    // Given
    user.apply(DEMO, "storage: {size: 20Gi, raftSize: 6Gi}");
    volumesAre("20Gi", "6Gi");

    // Then
    refused("spec.storage.size must not be less", "storage: {size: 10Gi, raftSize: 6Gi}");
    refused("spec.storage.raftSize must not be less", "storage: {size: 20Gi, raftSize: 5Gi}");
  }

  @Test
  void aLargerSizeCanBeTakenBackWhileTheVolumesHaveNotGrown() {
    // Given
    user.apply(DEMO, "storage: {size: 10Gi, raftSize: 5Gi}");
    volumesAre("10Gi", "5Gi");
    user.apply(DEMO, "storage: {size: 10Ti, raftSize: 5Gi}");

    // When
    user.apply(DEMO, "storage: {size: 10737418240, raftSize: 5Gi}");

    // Then
    assertThat(size()).contains(new Quantity("10737418240"));
  }

  @Test
  void aStoredSizeThatIsTooSmallKeepsNobodyFromOtherChanges() {
    // Given
    user.apply(DEMO, "storage: {size: 10Gi}");
    volumesAre("20Gi", "5Gi");

    // When
    user.apply(DEMO, "storage: {size: 10Gi}", "version: v0.7.0");
    volumesAre("30Gi", "5Gi");

    // Then
    assertThat(user.cluster(DEMO).getSpec().version()).contains("v0.7.0");
    refused("spec.storage.size must not be less", "storage: {size: 11Gi}");

    // When
    user.apply(DEMO, "storage: {size: 30Gi}");

    // Then
    assertThat(size()).contains(new Quantity("30Gi"));
  }

  private void refused(String why, String spec) {
    assertThatThrownBy(() -> user.apply(DEMO, spec))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(why);
  }

  private Optional<Quantity> size() {
    return user.cluster(DEMO).getSpec().storage().flatMap(StorageSpec::size);
  }

  private void volumesAre(String size, String raftSize) {
    user.client()
        .resources(StreamBusCluster.class)
        .inNamespace(user.namespace().name())
        .withName(DEMO)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\": {\"storage\": {\"size\": \"%s\", \"raftSize\": \"%s\"}}}"
                .formatted(size, raftSize));
  }
}
