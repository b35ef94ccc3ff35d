package io.streambus.resources.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.canonical.CanonicalQuantity;
import io.streambus.resources.enforcement.BaseSpecs;
import io.streambus.resources.model.BrokerStorage;
import io.streambus.resources.model.RaftEpoch;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

  private static Resolved resolve(String storage) {
    var volumes =
        new ExistingState.ClaimTemplates(
            Optional.of("fast"), new Quantity("10Gi"), new Quantity("5Gi"), Optional.empty());
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
