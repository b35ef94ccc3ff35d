package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a cluster that was deleted with {@code --cascade=orphan}, and created again with
 * another spec, does not stay rejected because of what is immutable in its StatefulSet.
 */
class OrphanAdoptionTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void largerVolumesAreExpanded() {
    // When
    recreate(
        StorageSpec.builder().size(new Quantity("20Gi")).raftSize(new Quantity("8Gi")).build());

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.cluster.list(PersistentVolumeClaim.class))
        .extracting(claim -> claim.getSpec().getResources().getRequests().get("storage"))
        .containsOnly(new Quantity("20Gi"), new Quantity("8Gi"));
  }

  @Test
  void smallerVolumesAreReported() {
    // When
    recreate(StorageSpec.builder().size(new Quantity("1Gi")).build());

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("StorageImmutable");
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  @Test
  void otherStorageClassIsReported() {
    // When
    recreate(StorageSpec.builder().storageClass("fast").build());

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("StorageImmutable");
    assertThat(scenario.status().readyReplicas()).contains(3);
  }

  @Test
  void statefulSetWithoutLabelsIsCorrected() {
    // When
    scenario.user.edit(
        StatefulSet.class, NAMESPACE, NAME, set -> set.getMetadata().setLabels(null));
    scenario.changeSpec(
        spec -> spec.storage(StorageSpec.builder().size(new Quantity("20Gi")).build()));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  private void recreate(StorageSpec storage) {
    scenario.user.deleteOrphaningDependents(StreamBusCluster.class, NAMESPACE, NAME);
    StreamBusCluster cluster = OperatorScenario.demo(NAMESPACE, spec -> spec.storage(storage));
    cluster.getMetadata().getAnnotations().put(ClusterAnnotations.ADOPT_ORPHANS, "true");
    scenario.user.createOrReplace(cluster);
    scenario.operator.settle();
  }
}
