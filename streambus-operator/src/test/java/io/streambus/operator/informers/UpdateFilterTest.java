package io.streambus.operator.informers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that relevant updates trigger a reconciliation, without which the status would be
 * stale and drift would remain, and that a starting cluster is not reconciled for each pod update.
 */
class UpdateFilterTest {

  private final StatefulSet before = set();

  @Test
  void lostBrokerIsRelevant() {
    assertThat(isRelevant(ready(4), ready(5))).isTrue();
    assertThat(isRelevant(ready(0), ready(1))).isTrue();
  }

  @Test
  void lastBrokerThatBecomesReadyIsRelevant() {
    assertThat(isRelevant(ready(5), ready(4))).isTrue();
  }

  @Test
  void lastUpdatedBrokerIsRelevant() {
    assertThat(isRelevant(updated(5), updated(4))).isTrue();
    assertThat(isRelevant(updated(4), updated(5))).isTrue();
    assertThat(isRelevant(updated(4), updated(3))).isFalse();
  }

  private static StatefulSet updated(int count) {
    return edit(set())
        .editStatus()
        .withReadyReplicas(5)
        .withUpdatedReplicas(count)
        .endStatus()
        .build();
  }

  @Test
  void lastTerminatedPodIsRelevant() {
    assertThat(isRelevant(current(0), current(1))).isTrue();
    assertThat(isRelevant(current(1), current(0))).isFalse();
  }

  private static StatefulSet current(int count) {
    return edit(set()).editStatus().withReplicas(count).endStatus().build();
  }

  @Test
  void otherBrokersThatBecomeReadyAreIgnored() {
    assertThat(isRelevant(ready(1), ready(0))).isFalse();
    assertThat(isRelevant(ready(4), ready(2))).isFalse();
  }

  private static boolean isRelevant(StatefulSet now, StatefulSet before) {
    return UpdateFilter.isRelevantChild(now, before);
  }

  private static StatefulSet ready(int count) {
    return edit(set()).editStatus().withReadyReplicas(count).endStatus().build();
  }

  @Test
  void changedObservedGenerationIsRelevant() {
    assertThat(
            UpdateFilter.isRelevantChild(
                edit(set()).editStatus().withObservedGeneration(2L).endStatus().build(), before))
        .isTrue();
  }

  @Test
  void statusOfNewStatefulSetIsIgnoredUntilAllBrokersAreReady() {
    // Given
    StatefulSet created = edit(set()).withStatus(null).build();

    // Then
    assertThat(isRelevant(ready(0), created)).isFalse();
    assertThat(isRelevant(ready(5), created)).isTrue();
  }

  @Test
  void otherStatusChangesAreIgnored() {
    assertThat(
            UpdateFilter.isRelevantChild(
                edit(set())
                    .editMetadata()
                    .withResourceVersion("8")
                    .endMetadata()
                    .editStatus()
                    .withAvailableReplicas(1)
                    .withCurrentRevision("demo-1")
                    .endStatus()
                    .build(),
                before))
        .isFalse();
  }

  @Test
  void changedSpecIsRelevant() {
    assertThat(
            UpdateFilter.isRelevantChild(
                edit(set()).editMetadata().withGeneration(2L).endMetadata().build(), before))
        .isTrue();
  }

  @Test
  void changedLabelsOrAnnotationsAreRelevantDespiteUnchangedGeneration() {
    assertThat(
            UpdateFilter.isRelevantChild(
                edit(set()).editMetadata().addToLabels("team", "b").endMetadata().build(), before))
        .isTrue();
    assertThat(
            UpdateFilter.isRelevantChild(
                edit(set()).editMetadata().addToAnnotations("a", "b").endMetadata().build(),
                before))
        .isTrue();
  }

  @Test
  void changedObjectWithoutGenerationIsRelevant() {
    // Given
    ConfigMap map =
        new ConfigMapBuilder().withNewMetadata().withResourceVersion("7").endMetadata().build();

    // When
    ConfigMap edited = new ConfigMapBuilder(map).addToData("broker.yaml", "").build();
    edited.getMetadata().setResourceVersion("8");

    // Then
    assertThat(UpdateFilter.isRelevantChild(edited, map)).isTrue();
  }

  private static StatefulSetBuilder edit(StatefulSet set) {
    return new StatefulSetBuilder(set);
  }

  private static StatefulSet set() {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withName("demo")
        .withUid("uid")
        .withResourceVersion("7")
        .withGeneration(1L)
        .addToLabels("team", "a")
        .endMetadata()
        .withNewSpec()
        .withReplicas(5)
        .endSpec()
        .withNewStatus()
        .withReplicas(5)
        .withReadyReplicas(1)
        .withUpdatedReplicas(5)
        .withObservedGeneration(1L)
        .endStatus()
        .build();
  }
}
