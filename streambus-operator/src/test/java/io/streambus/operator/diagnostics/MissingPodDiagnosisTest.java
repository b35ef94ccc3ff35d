package io.streambus.operator.diagnostics;

import static io.streambus.operator.diagnostics.PodFixtures.container;
import static io.streambus.operator.diagnostics.PodFixtures.observed;
import static io.streambus.operator.diagnostics.PodFixtures.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that a StatefulSet that a user has scaled to any number neither exhausts the memory of
 * the operator nor hides the cause behind names.
 */
class MissingPodDiagnosisTest {

  @ParameterizedTest
  @ValueSource(ints = {2_000_000_000, Integer.MAX_VALUE, 1_000_000, 100, 99})
  void namesFewOfManyMissingPods(int replicas) {
    assertThat(find(replicas).orElseThrow().text())
        .isEqualTo(
            "demo-0, demo-2, demo-3, demo-4, demo-5 and 93 more: not created by the StatefulSet"
                + " controller");
  }

  @Test
  void namesAllOfFewMissingPods() {
    assertThat(find(6).orElseThrow().text()).startsWith("demo-0, demo-2, demo-3, demo-4, demo-5: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void noPodIsMissingWithoutReplicas(int replicas) {
    assertThat(find(replicas)).isEmpty();
  }

  @Test
  void podThatLostItsLabelIsNotReportedAsNotCreated() {
    assertThat(find(2, 2).orElseThrow().text())
        .startsWith("demo-0: counted by the StatefulSet controller")
        .contains("add the label to the pod");
  }

  private static Optional<Diagnosis> find(int replicas) {
    return find(replicas, 1);
  }

  /** The diagnosis while the operator sees only demo-1. */
  private static Optional<Diagnosis> find(int replicas, int counted) {
    StatefulSet set =
        new StatefulSetBuilder()
            .withNewMetadata()
            .withNamespace("shop")
            .withName("demo")
            .withUid("uid")
            .withResourceVersion("1")
            .withGeneration(1L)
            .endMetadata()
            .withNewSpec()
            .withReplicas(replicas)
            .endSpec()
            .withNewStatus()
            .withObservedGeneration(1L)
            .withReplicas(counted)
            .endStatus()
            .build();
    var existing = pod(container("broker", Optional.empty(), Optional.empty()));
    return new MissingPodDiagnosis().find(set, observed(existing, List.of()));
  }
}
