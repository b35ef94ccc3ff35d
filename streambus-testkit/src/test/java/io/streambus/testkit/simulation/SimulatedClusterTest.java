package io.streambus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.streambus.operator.kubernetes.WriteResult;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the simulated cluster behaves like a real one, so that tests on the simulation
 * are meaningful.
 */
class SimulatedClusterTest {

  private static final String SET =
      """
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {namespace: default, name: web}
      spec:
        replicas: 2
        podManagementPolicy: Parallel
        updateStrategy: {type: OnDelete}
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec:
            containers: [{name: web, image: "web:1"}]
        volumeClaimTemplates:
        - metadata: {name: data}
          spec: {resources: {requests: {storage: 1Gi}}}
      """;

  private final SimulatedCluster cluster = new SimulatedCluster();

  @Nested
  class Metadata {

    @Test
    void objectsGetUidResourceVersionAndGeneration() {
      // When
      cluster.user().createOrReplaceYaml(SET);

      // Then
      StatefulSet set = cluster.get(StatefulSet.class, "default", "web");
      assertThat(set.getMetadata().getUid()).isNotBlank();
      assertThat(set.getMetadata().getResourceVersion()).isEqualTo("1");
      assertThat(set.getMetadata().getGeneration()).isEqualTo(1);
      assertThat(set.getMetadata().getCreationTimestamp()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void generationCountsOnlySpecChanges() {
      // Given
      cluster.user().createOrReplaceYaml(SET);

      // When
      editSet(set -> set.getMetadata().getAnnotations().put("note", "none"));
      editSet(set -> set.getSpec().setReplicas(3));
      settleControllers();

      // Then
      assertThat(set().getMetadata().getGeneration()).isEqualTo(2);
      assertThat(set().getStatus().getObservedGeneration()).isEqualTo(2);
    }
  }

  @Nested
  class StatefulSets {

    @Test
    void podsAreCreatedInOneStepAndReadyInTheNext() {
      // Given
      cluster.user().createOrReplaceYaml(SET);

      // When
      cluster.step();
      StatefulSetStatus first = set().getStatus();
      cluster.step();
      StatefulSetStatus second = set().getStatus();

      // Then
      assertThat(first.getReplicas()).isEqualTo(2);
      assertThat(first.getReadyReplicas()).isZero();
      assertThat(second.getReadyReplicas()).isEqualTo(2);
      assertThat(cluster.list(PersistentVolumeClaim.class))
          .extracting(claim -> claim.getMetadata().getName() + claim.getStatus().getPhase())
          .containsExactly("data-web-0Bound", "data-web-1Bound");
    }

    @Test
    void podsRetainTheirRevisionUntilDeleted() {
      // Given
      cluster.user().createOrReplaceYaml(SET);
      settleControllers();
      String before = set().getStatus().getUpdateRevision();

      // When
      editSet(
          set -> set.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("web:2"));
      settleControllers();
      StatefulSetStatus changed = set().getStatus();
      cluster.user().delete(Pod.class, "default", "web-1");
      settleControllers();
      StatefulSetStatus oneDeleted = set().getStatus();
      cluster.user().delete(Pod.class, "default", "web-0");
      settleControllers();

      // Then
      assertThat(changed.getUpdatedReplicas()).isZero();
      assertThat(changed.getCurrentRevision()).isEqualTo(before);
      assertThat(changed.getUpdateRevision()).isNotEqualTo(before);
      assertThat(oneDeleted.getUpdatedReplicas()).isEqualTo(1);
      assertThat(oneDeleted.getCurrentReplicas()).isEqualTo(1);
      assertThat(set().getStatus().getCurrentRevision()).isEqualTo(changed.getUpdateRevision());
      assertThat(image("web-1")).isEqualTo("web:2");
    }

    @Test
    void scaleDownDeletesPodsAndRetainsClaims() {
      // Given
      cluster.user().createOrReplaceYaml(SET);
      settleControllers();

      // When
      editSet(set -> set.getSpec().setReplicas(1));
      settleControllers();

      // Then
      assertThat(cluster.list(Pod.class)).hasSize(1);
      assertThat(cluster.list(PersistentVolumeClaim.class)).hasSize(2);
    }

    @Test
    void deletingStatefulSetDeletesItsPods() {
      // Given
      cluster.user().createOrReplaceYaml(SET);
      settleControllers();

      // When
      cluster.user().delete(StatefulSet.class, "default", "web");

      // Then
      assertThat(cluster.list(HasMetadata.class))
          .hasSize(2)
          .allMatch(left -> left instanceof PersistentVolumeClaim);
    }

    @Test
    void orphanedPodsAreAdoptedByStatefulSetWithSameName() {
      // Given
      cluster.user().createOrReplaceYaml(SET);
      settleControllers();
      String uid = cluster.get(Pod.class, "default", "web-0").getMetadata().getUid();

      // When
      cluster.user().deleteOrphaningDependents(StatefulSet.class, "default", "web");
      cluster.user().createOrReplaceYaml(SET);
      settleControllers();

      // Then
      Pod pod = cluster.get(Pod.class, "default", "web-0");
      assertThat(pod.getMetadata().getUid()).isEqualTo(uid);
      assertThat(pod.getMetadata().getOwnerReferences()).hasSize(1);
      assertThat(set().getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void podReadinessIsControllable() {
      // Given
      cluster.pods().makeUnschedulable("default", "web-0");
      cluster.pods().crashLoop("default", "web-1");
      cluster.user().createOrReplaceYaml(SET);
      settleControllers();
      int readyBefore = set().getStatus().getReadyReplicas();

      // When
      cluster.pods().makeReady("default", "web-0");
      settleControllers();

      // Then
      assertThat(readyBefore).isZero();
      assertThat(set().getStatus().getReadyReplicas()).isEqualTo(1);
      assertThat(cluster.get(Pod.class, "default", "web-1").getStatus().getContainerStatuses())
          .extracting(status -> status.getState().getWaiting().getReason())
          .containsExactly("CrashLoopBackOff");
    }

    @Test
    void immutableStatefulSetFieldsAreRejected() {
      // Given
      cluster.user().createOrReplaceYaml(SET);

      // When
      WriteResult result =
          cluster
              .kubernetes()
              .apply(copyOfSet(set -> set.getSpec().setServiceName("other")), set());

      // Then
      assertThat(result).isInstanceOf(WriteResult.Rejected.class);
      assertThat(((WriteResult.Rejected) result).code()).isEqualTo(422);
    }
  }

  private StatefulSet copyOfSet(Consumer<StatefulSet> change) {
    StatefulSet copy = set();
    change.accept(copy);
    return copy;
  }

  private void editSet(Consumer<StatefulSet> change) {
    cluster.user().edit(StatefulSet.class, "default", "web", change);
  }

  private void settleControllers() {
    for (int step = 0; step < 5; step++) {
      cluster.step();
    }
    assertThat(cluster.step()).isFalse();
  }

  private StatefulSet set() {
    return cluster.get(StatefulSet.class, "default", "web");
  }

  private String image(String pod) {
    return cluster.get(Pod.class, "default", pod).getSpec().getContainers().get(0).getImage();
  }
}
