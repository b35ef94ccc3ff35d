package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.vocabulary.ConditionType;
import org.junit.jupiter.api.Test;

/** If one of these failed, an edit of the spec could cost messages or a majority. */
class ChangeTest {

  private final Scene scene = Scene.running();

  @Test
  void aBlockedNumberOfBrokersStaysBlockedWhenTheStatefulSetIsDeletedByHand() {
    // Given
    String config = config();
    scene.changeSpec(spec -> spec.replicas(5));
    scene.operator.settle();

    // When
    scene.user.delete(StatefulSet.class, NAMESPACE, NAME);
    scene.operator.settle();

    // Then
    assertThat(config()).isEqualTo(config);
    assertThat(scene.pods()).hasSize(3);
    assertThat(scene.has(ConditionType.SCALE_BLOCKED)).isTrue();
  }

  @Test
  void aStatefulSetThatLostItsAnnotationsAndWasScaledKeepsTheMembers() {
    // Given
    String config = config();

    // When
    scene.user.edit(
        StatefulSet.class,
        NAMESPACE,
        NAME,
        set -> {
          set.getMetadata().setAnnotations(null);
          set.getSpec().setReplicas(1);
        });
    scene.operator.settle();

    // Then
    assertThat(config()).isEqualTo(config);
    assertThat(scene.pods()).hasSize(3);
  }

  @Test
  void anotherNumberOfBrokersIsBlocked() {
    // Given
    StatefulSet before = scene.statefulSet();
    String config = config();

    // When
    scene.changeSpec(spec -> spec.replicas(5));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).reason())
        .isEqualTo("ConfirmationRequired");
    assertThat(scene.condition(ConditionType.SCALE_BLOCKED).message()).contains("spec.replicas");
    assertThat(scene.statefulSet().getSpec()).isEqualTo(before.getSpec());
    assertThat(config()).isEqualTo(config).contains("demo-2.").doesNotContain("demo-3.");
    assertThat(scene.pods()).hasSize(3);
    assertThat(scene.phase()).isEqualTo("Running");
    assertThat(scene.status().endpoints()).hasSize(3);
  }

  @Test
  void otherChangesOfABlockedSpecComeAbout() {
    // When
    scene.changeSpec(
        spec -> spec.replicas(5).config(ConfigSpec.builder().logLevel("debug").build()));
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.SCALE_BLOCKED)).isTrue();
    assertThat(config()).contains("debug");
  }

  @Test
  void aBlockedChangeThatIsTakenBackLeavesNoTrace() {
    // Given
    String before = scene.statefulSet().getSpec().toString();
    scene.changeSpec(spec -> spec.replicas(1));
    scene.operator.settle();

    // When
    scene.changeSpec(spec -> spec.replicas(3));
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.SCALE_BLOCKED)).isFalse();
    assertThat(scene.statefulSet().getSpec()).hasToString(before);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void smallerVolumesOfAnotherClassAreBlocked() {
    // Given
    StatefulSet before = scene.statefulSet();

    // When
    scene.changeSpec(
        spec ->
            spec.storage(
                StorageSpec.builder().size(new Quantity("1Gi")).storageClass("fast").build()));
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.CHANGE_BLOCKED).reason()).isEqualTo("StorageFixed");
    assertThat(scene.condition(ConditionType.CHANGE_BLOCKED).message())
        .contains("spec.storage.size", "spec.storage.class");
    assertThat(scene.statefulSet().getSpec()).isEqualTo(before.getSpec());
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aSizeThatIsWrittenOtherwiseIsNoChange() {
    // When
    scene.changeSpec(
        spec -> spec.storage(StorageSpec.builder().size(new Quantity("10240Mi")).build()));
    scene.operator.settle();

    // Then
    assertThat(scene.has(ConditionType.CHANGE_BLOCKED)).isFalse();
  }

  @Test
  void aRunningClusterThatLosesABrokerIsDegradedUntilItIsBack() {
    // Given
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.settle();

    // When
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(scene.phases()).containsExactly("Creating", "Running", "Degraded", "Running");
  }

  @Test
  void theOwnServiceAccountGoesWhenTheUserNamesOne() {
    // Given
    ServiceAccount own = scene.get(ServiceAccount.class, NAME);
    scene.user.put(account("brokers"));

    // When
    scene.changeSpec(spec -> spec.serviceAccountName("brokers"));
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.find(ServiceAccount.class, NAMESPACE, own.getMetadata().getName()))
        .isEmpty();
    assertThat(scene.cluster.find(ServiceAccount.class, NAMESPACE, "brokers")).isPresent();
    assertThat(scene.statefulSet().getSpec().getTemplate().getSpec().getServiceAccountName())
        .isEqualTo("brokers");
  }

  @Test
  void aServiceAccountOfTheUserThatHasOurNameIsNotDeleted() {
    // Given
    Scene named = new Scene();
    named.user.put(account(NAME));
    named.user.put(Scene.demo(NAMESPACE, spec -> spec.serviceAccountName(NAME)));

    // When
    named.operator.settle();

    // Then
    assertThat(named.phase()).isEqualTo("Running");
    assertThat(named.get(ServiceAccount.class, NAME).getMetadata().getOwnerReferences()).isEmpty();
  }

  private static ServiceAccount account(String name) {
    // spotless:off
    return new ServiceAccountBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(name)
        .endMetadata()
        .build();
    // spotless:on
  }

  private String config() {
    return scene.get(ConfigMap.class, "demo-config").getData().getOrDefault("broker.yaml", "");
  }
}
