package io.streambus.operator.diagnostics;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that users do not wait for volumes that nothing will ever create. */
class MissingStorageClassTest {

  private static final List<String> CLAIMS =
      List.of(
          "data-demo-0", "data-demo-1", "data-demo-2", "raft-demo-0", "raft-demo-1", "raft-demo-2");

  private final OperatorScenario scenario = new OperatorScenario();

  @Test
  void missingClassStallsClusterUntilItExists() {
    // Given
    createPending("gold");
    scenario.user.createOrReplace(warning("storageclass.storage.k8s.io \"gold\" not found"));

    // When
    scenario.operator.runFor(Duration.ofMinutes(3));

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("True");
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("StorageClassMissing");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains(
            "\"gold\" not found",
            "create this StorageClass",
            // They keep the class that does not exist, and the new cluster would use them again.
            "its PersistentVolumeClaims",
            "spec.storage.class");
    assertThat(scenario.condition(ConditionType.RECONCILING).status()).isEqualTo("False");

    // When
    CLAIMS.forEach(name -> scenario.cluster.claims().unblock(NAMESPACE, name));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
  }

  @Test
  void restartedOperatorReportsTheSame() {
    // Given
    createPending("gold");
    scenario.user.createOrReplace(warning("storageclass.storage.k8s.io \"gold\" not found"));
    scenario.operator.runFor(Duration.ofMinutes(3));
    String reported = scenario.condition(ConditionType.STALLED).message();
    int statuses = scenario.cluster.statuses(NAMESPACE, NAME).size();

    // When
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofMinutes(30));

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).message()).isEqualTo(reported);
    assertThat(scenario.cluster.statuses(NAMESPACE, NAME)).hasSize(statuses);
  }

  @Test
  void volumesThatOnlyTakeLongDoNotStallCluster() {
    // Given
    createPending("gold");
    scenario.user.createOrReplace(warning("waiting for a volume to be created"));

    // When
    scenario.operator.runFor(Duration.ofMinutes(3));

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scenario.condition(ConditionType.READY).message())
        .contains("StorageClass gold", "waiting for a volume to be created");
  }

  private void createPending(String storageClass) {
    CLAIMS.forEach(name -> scenario.cluster.claims().block(NAMESPACE, name));
    StorageSpec storage = StorageSpec.builder().storageClass(storageClass).build();
    scenario.user.createOrReplace(demo(NAMESPACE, spec -> spec.storage(storage)));
    scenario.operator.runFor(Duration.ofSeconds(5));
  }

  private Event warning(String message) {
    // spotless:off
    return new EventBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("data-demo-0.1")
        .endMetadata()
        .withNewInvolvedObject()
            .withNamespace(NAMESPACE)
            .withName("data-demo-0")
            .withUid(scenario.get(PersistentVolumeClaim.class, "data-demo-0").getMetadata().getUid())
        .endInvolvedObject()
        .withType("Warning")
        .withMessage(message)
        .build();
    // spotless:on
  }
}
