package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.api.ClusterAnnotations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Guarantees that a lagging informer does not make the operator repeat its writes. */
class RecentWritesTest {

  private final RecentWrites writes = new RecentWrites();

  @Test
  void returnsWriteMissingFromCache() {
    // Given
    writes.add(version("7"));

    // When
    List<HasMetadata> objects = writes.overlay("owner", List.of());

    // Then
    assertThat(objects).containsExactly(version("7"));
  }

  @Test
  void returnsNewerOfWriteAndCache() {
    // Given
    writes.add(version("10"));

    // Then
    assertThat(writes.overlay("owner", List.of(version("9")))).containsExactly(version("10"));
    assertThat(writes.overlay("owner", List.of(version("11")))).containsExactly(version("11"));
  }

  @Test
  void prefersCacheOnceItHasCaughtUp() {
    // Given
    writes.add(version("7"));
    writes.overlay("owner", List.of(version("7")));

    // When
    List<HasMetadata> afterDeletion = writes.overlay("owner", List.of());

    // Then
    assertThat(afterDeletion).isEmpty();
  }

  @Test
  void discardsWriteToDeletedObject() {
    // Given
    writes.add(version("7"));

    // When
    writes.discard(version("8"));

    // Then
    assertThat(writes.overlay("owner", List.of())).isEmpty();
  }

  @Test
  void discardsWritesToUnwatchedKind() {
    // Given
    writes.add(version("7"));

    // When
    writes.discardKind("Secret");

    // Then
    assertThat(writes.overlay("owner", List.of())).hasSize(1);

    // When
    writes.discardKind("ConfigMap");

    // Then
    assertThat(writes.overlay("owner", List.of())).isEmpty();
  }

  @Test
  void recognizesOwnWrite() {
    // Given
    writes.add(version("7"));

    // Then
    assertThat(writes.isOwnWrite(version("7"))).isTrue();
    assertThat(writes.isOwnWrite(version("8"))).isFalse();
  }

  @Test
  void recognizesOwnCreationBeforeResponse() {
    // Given
    writes.expectCreation(fingerprinted("new", null));

    // Then
    assertThat(writes.isOwnCreation(fingerprinted("new", "7"))).isTrue();
    assertThat(writes.isOwnCreation(fingerprinted("other", "7"))).isFalse();
    assertThat(writes.isOwnCreation(version("7"))).isFalse();
  }

  private static ConfigMap fingerprinted(String fingerprint, @Nullable String resourceVersion) {
    return version(resourceVersion)
        .edit()
        .editMetadata()
        .addToAnnotations(ClusterAnnotations.FINGERPRINT, fingerprint)
        .endMetadata()
        .build();
  }

  private static ConfigMap version(@Nullable String resourceVersion) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace("ns")
        .withName("demo-config")
        .withResourceVersion(resourceVersion)
        .addNewOwnerReference()
        .withController(true)
        .withUid("owner")
        .endOwnerReference()
        .endMetadata()
        .build();
  }
}
