package io.streambus.resources.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.enforcement.BaseSpecs;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.resources.objects.StorageRecord;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a resize requests only what Kubernetes allows, and that no requested size is
 * lost.
 */
class StoragePlanTest {

  @Test
  void largerSizeIsTargetAndTemplatesRemain() {
    // When
    Resolved resolved = resolve("{class: fast, size: 20Gi, raftSize: 5Gi}");

    // Then
    assertThat(resolved.cluster().currentStorage()).isEqualTo(storage("10Gi", "5Gi"));
    assertThat(resolved.cluster().desiredStorage()).isEqualTo(storage("20Gi", "5Gi"));
    assertThat(resolved.cluster().isResizing()).isTrue();
    assertThat(resolved.blockedChanges()).isEmpty();
  }

  @Test
  void smallerSizeIsBlockedIndependentlyOfALargerOne() {
    // When
    Resolved resolved = resolve("{class: fast, size: 20Gi, raftSize: 1Gi}");

    // Then
    assertThat(resolved.cluster().desiredStorage()).isEqualTo(storage("20Gi", "5Gi"));
    assertThat(resolved.blockedChanges())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.path()).isEqualTo("spec.storage.raftSize");
              assertThat(change.current()).isEqualTo("5Gi");
              assertThat(change.requested()).isEqualTo("1Gi");
              assertThat(change.message()).contains("set it back to 5Gi or more");
            });
  }

  @Test
  void otherClassIsBlockedAndExistingVolumesAreExpanded() {
    // When
    Resolved resolved = resolve("{class: slow, size: 20Gi, raftSize: 5Gi}");

    // Then
    assertThat(resolved.cluster().desiredStorage()).isEqualTo(storage("20Gi", "5Gi"));
    assertThat(resolved.blockedChanges())
        .extracting(BlockedChange::path)
        .containsExactly("spec.storage.class");
  }

  @Test
  void equalSizeInOtherFormatIsNoChange() {
    // When
    Resolved resolved = resolve("{class: fast, size: '10737418240', raftSize: 5120Mi}");

    // Then
    assertThat(resolved.cluster().isResizing()).isFalse();
    assertThat(resolved.cluster().currentStorage()).isEqualTo(storage("10Gi", "5Gi"));
    assertThat(resolved.blockedChanges()).isEmpty();
  }

  /** An admission webhook chose the class and the sizes of the claim templates. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What was requested | what the spec requests now.
        "10Gi 5Gi | {size: 10Gi, raftSize: 5Gi}",
        "10Gi 5Gi slow | {class: slow, size: 10Gi, raftSize: 5Gi}",
        "10Gi 5Gi slow | {class: fast, size: 10Gi, raftSize: 5Gi}",
        "8Gi 1Gi | {size: 8Gi, raftSize: 1Gi}",
        "8Gi 1Gi | {size: 8192Mi, raftSize: 5Gi}",
        "20Gi 50Gi | {size: 20Gi, raftSize: 50Gi}"
      })
  void unchangedRequestIsNoChangeWhateverBecameOfIt(String requested, String storage) {
    // When
    Resolved resolved = resolve(storage, recorded(requested));

    // Then
    assertThat(resolved.blockedChanges()).isEmpty();
    assertThat(resolved.cluster().isResizing()).isFalse();
    assertThat(resolved.cluster().currentStorage()).isEqualTo(storage("10Gi", "5Gi"));
    assertThat(StorageRecord.read(statefulSet(resolved))).isEqualTo(recorded(requested));
  }

  @Test
  void changeOfRequestIsComparedWithVolumes() {
    // When
    Resolved resolved =
        resolve("{class: slow, size: 9Gi, raftSize: 6Gi}", recorded("8Gi 1Gi gold"));

    // Then
    assertThat(resolved.cluster().desiredStorage()).isEqualTo(storage("10Gi", "6Gi"));
    assertThat(resolved.blockedChanges())
        .extracting(BlockedChange::path)
        .containsExactly("spec.storage.class", "spec.storage.size");
    assertThat(resolved.blockedChanges().get(0).message()).contains("set it back to gold");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10Gi", "a b", "10Gi 5Gi fast slow", "10Gi  5Gi"})
  void invalidRecordCountsAsAbsent(String text) {
    assertThat(recorded(text)).isEmpty();
  }

  /** Otherwise, each reconciliation of an undisturbed cluster would find a change. */
  @Test
  void anyRecordedRequestIsStable() {
    Random random = new Random(5);
    for (int i = 0; i < 300; i++) {
      String size = "%dGi".formatted(1 + random.nextInt(30));
      String raftSize = "%dMi".formatted(1 + random.nextInt(30_000));
      String spec = "{size: %s, raftSize: %s}".formatted(size, raftSize);

      Resolved resolved = resolve(spec, recorded(size + " " + raftSize));

      assertThat(resolved.blockedChanges()).isEmpty();
      assertThat(resolved.cluster().isResizing()).isFalse();
    }
  }

  private static Optional<BrokerStorage> recorded(String requested) {
    return StorageRecord.read(
        new StatefulSetBuilder()
            .withNewMetadata()
            .addToAnnotations(StorageRecord.REQUESTED_STORAGE, requested)
            .endMetadata()
            .build());
  }

  private static HasMetadata statefulSet(Resolved resolved) {
    return ManagedResources.STATEFUL_SET.build(resolved.cluster()).orElseThrow();
  }

  private static Resolved resolve(String storage) {
    return resolve(storage, Optional.empty());
  }

  private static Resolved resolve(String storage, Optional<BrokerStorage> requested) {
    var volumes =
        new ExistingState.ClaimTemplates(
            Optional.of("fast"),
            new Quantity("10Gi"),
            new Quantity("5Gi"),
            Optional.empty(),
            requested);
    var existingState = new ExistingState(Optional.of(new RaftEpoch(1, 3)), Optional.of(volumes));
    return (Resolved)
        ClusterResolver.resolve(
            BaseSpecs.cluster(spec(storage)),
            ClusterInputs.builder().existingState(existingState).build());
  }

  private static ObjectNode spec(String storage) {
    try {
      return (ObjectNode) new YAMLMapper().readTree("storage: " + storage);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static BrokerStorage storage(String size, String raftSize) {
    return new BrokerStorage(
        Optional.of("fast"),
        CanonicalQuantity.parse(size).orElseThrow(),
        CanonicalQuantity.parse(raftSize).orElseThrow());
  }
}
