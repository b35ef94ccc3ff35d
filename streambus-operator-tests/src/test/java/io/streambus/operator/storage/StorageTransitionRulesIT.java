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
 * Guarantees that the API server rejects sizes that no volume can have, and that a mistaken size
 * can be reverted.
 */
@ApiServerTest
class StorageTransitionRulesIT {

  private static final String DEMO = "demo";

  private NamespaceUser user;

  @BeforeEach
  void setUp(KubernetesClient client, TestNamespace namespace) {
    user = new NamespaceUser(client, namespace);
  }

  @Test
  void rejectsSizeBelowVolumeSize() {
    // Given
    user.apply(DEMO, "storage: {size: 20Gi, raftSize: 6Gi}");
    reportVolumeSizes("20Gi", "6Gi");

    // Then
    assertRejected("spec.storage.size", "storage: {size: 10Gi, raftSize: 6Gi}");
    assertRejected("spec.storage.raftSize", "storage: {size: 20Gi, raftSize: 5Gi}");
  }

  @Test
  void sizeIncreaseCanBeRevertedBeforeVolumesGrow() {
    // Given
    user.apply(DEMO, "storage: {size: 10Gi, raftSize: 5Gi}");
    reportVolumeSizes("10Gi", "5Gi");
    user.apply(DEMO, "storage: {size: 10Ti, raftSize: 5Gi}");

    // When
    user.apply(DEMO, "storage: {size: 10737418240, raftSize: 5Gi}");

    // Then
    assertThat(size()).contains(new Quantity("10737418240"));
  }

  @Test
  void storedSizeBelowVolumeSizeAllowsOtherChanges() {
    // Given
    user.apply(DEMO, "storage: {size: 10Gi}");
    reportVolumeSizes("20Gi", "5Gi");

    // When
    user.apply(DEMO, "storage: {size: 10Gi}", "version: v0.7.0");
    reportVolumeSizes("30Gi", "5Gi");

    // Then
    assertThat(user.cluster(DEMO).getSpec().version()).contains("v0.7.0");
    assertRejected("spec.storage.size", "storage: {size: 11Gi}");

    // When
    user.apply(DEMO, "storage: {size: 30Gi}");

    // Then
    assertThat(size()).contains(new Quantity("30Gi"));
  }

  private void assertRejected(String message, String spec) {
    assertThatThrownBy(() -> user.apply(DEMO, spec))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(message);
  }

  private Optional<Quantity> size() {
    return user.cluster(DEMO).getSpec().storage().flatMap(StorageSpec::size);
  }

  private void reportVolumeSizes(String size, String raftSize) {
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
