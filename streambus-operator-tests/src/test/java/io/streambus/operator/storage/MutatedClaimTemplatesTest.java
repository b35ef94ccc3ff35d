package io.streambus.operator.storage;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, a cluster would be stalled from its first minute, or its StatefulSet
 * replaced again and again, because an admission webhook changes what is requested of volumes.
 */
class MutatedClaimTemplatesTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void classOfWebhookIsNoChange() {
    assertNoChange(claim -> claim.setStorageClassName("gold"));
  }

  @Test
  void largerSizeOfWebhookIsNoChange() {
    assertNoChange(claim -> claim.getResources().setRequests(Map.of("storage", quantity("50Gi"))));
  }

  @Test
  void smallerSizeOfWebhookIsNoChange() {
    assertNoChange(claim -> claim.getResources().setRequests(Map.of("storage", quantity("1Gi"))));
  }

  @Test
  void otherClassInSpecIsStillReported() {
    // Given
    mutate(claim -> claim.setStorageClassName("gold"));

    // When
    new VolumeScenario(scenario).changeStorage(storage -> storage.storageClass("fast"));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
        .contains("remove spec.storage.class");
  }

  private void assertNoChange(Consumer<PersistentVolumeClaimSpec> webhook) {
    // When
    mutate(webhook);
    String uid = scenario.statefulSet().getMetadata().getUid();
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(scenario.condition(ConditionType.STALLED).status()).isEqualTo("False");
    assertThat(scenario.statefulSet().getMetadata().getUid()).isEqualTo(uid);
    assertThat(scenario.cluster.requests().writesOf(StatefulSet.class)).hasSizeLessThanOrEqualTo(1);
  }

  /** Leaves the StatefulSet as it would be if a webhook had changed it when it was created. */
  private void mutate(Consumer<PersistentVolumeClaimSpec> webhook) {
    StatefulSet set = new StatefulSetBuilder(scenario.statefulSet()).build();
    set.getSpec().getVolumeClaimTemplates().forEach(template -> webhook.accept(template.getSpec()));
    scenario.user.deleteOrphaningDependents(StatefulSet.class, NAMESPACE, NAME);
    scenario.user.createOrReplace(set);
  }

  private static Quantity quantity(String text) {
    return new Quantity(text);
  }
}
