package io.streambus.operator.reconcile;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.StorageSpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Without these guarantees, an edit of the spec could cost messages or a majority. */
class SpecChangeTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void clusterIsDegradedUntilFailedBrokerReturns() {
    // Given
    scenario.cluster.pods().crashLoop(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // When
    scenario.cluster.pods().makeReady(NAMESPACE, "demo-1");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phases()).containsExactly("Creating", "Running", "Degraded", "Running");
  }

  @Nested
  class Scaling {

    @Test
    void unconfirmedScalingIsBlocked() {
      // Given
      StatefulSet before = scenario.statefulSet();
      String config = config();

      // When
      scenario.changeSpec(spec -> spec.replicas(5));
      scenario.operator.settle();

      // Then
      assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).reason())
          .isEqualTo("ConfirmationRequired");
      assertThat(scenario.condition(ConditionType.SCALE_BLOCKED).message())
          .contains("spec.replicas");
      assertThat(scenario.statefulSet().getSpec()).isEqualTo(before.getSpec());
      assertThat(config()).isEqualTo(config).contains("demo-2.").doesNotContain("demo-3.");
      assertThat(scenario.pods()).hasSize(3);
      assertThat(scenario.phase()).isEqualTo("Running");
      assertThat(scenario.status().endpoints()).hasSize(3);
    }

    @Test
    void otherChangesApplyWhileScalingIsBlocked() {
      // When
      scenario.changeSpec(
          spec -> spec.replicas(5).config(ConfigSpec.builder().logLevel("debug").build()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.hasCondition(ConditionType.SCALE_BLOCKED)).isTrue();
      assertThat(config()).contains("debug");
    }

    @Test
    void revertedBlockedChangeLeavesNoTrace() {
      // Given
      String before = scenario.statefulSet().getSpec().toString();
      scenario.changeSpec(spec -> spec.replicas(1));
      scenario.operator.settle();

      // When
      scenario.changeSpec(spec -> spec.replicas(3));
      scenario.operator.settle();

      // Then
      assertThat(scenario.hasCondition(ConditionType.SCALE_BLOCKED)).isFalse();
      assertThat(scenario.statefulSet().getSpec()).hasToString(before);
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    @Test
    void scalingStaysBlockedAfterStatefulSetIsDeleted() {
      // Given
      String config = config();
      scenario.changeSpec(spec -> spec.replicas(5));
      scenario.operator.settle();

      // When
      scenario.user.delete(StatefulSet.class, NAMESPACE, NAME);
      scenario.operator.settle();

      // Then
      assertThat(config()).isEqualTo(config);
      assertThat(scenario.pods()).hasSize(3);
      assertThat(scenario.hasCondition(ConditionType.SCALE_BLOCKED)).isTrue();
    }

    @Test
    void tamperedStatefulSetDoesNotChangeMembers() {
      // Given
      String config = config();

      // When
      scenario.user.edit(
          StatefulSet.class,
          NAMESPACE,
          NAME,
          set -> {
            set.getMetadata().setAnnotations(null);
            set.getSpec().setReplicas(1);
          });
      scenario.operator.settle();

      // Then
      assertThat(config()).isEqualTo(config);
      assertThat(scenario.pods()).hasSize(3);
    }
  }

  @Nested
  class Volumes {

    @Test
    void smallerVolumesOfOtherStorageClassAreBlocked() {
      // Given
      StatefulSet before = scenario.statefulSet();

      // When
      scenario.changeSpec(
          spec ->
              spec.storage(
                  StorageSpec.builder().size(new Quantity("1Gi")).storageClass("fast").build()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).reason())
          .isEqualTo("StorageImmutable");
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
          .contains("spec.storage.size", "spec.storage.class");
      assertThat(scenario.statefulSet().getSpec()).isEqualTo(before.getSpec());
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    @Test
    void equivalentVolumeSizeIsNoChange() {
      // When
      scenario.changeSpec(
          spec -> spec.storage(StorageSpec.builder().size(new Quantity("10240Mi")).build()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    }
  }

  @Nested
  class ServiceAccounts {

    @Test
    void deletesManagedServiceAccountWhenSpecNamesAnother() {
      // Given
      ServiceAccount managed = scenario.get(ServiceAccount.class, NAME);
      scenario.user.createOrReplace(account("brokers"));

      // When
      scenario.changeSpec(spec -> spec.serviceAccountName("brokers"));
      scenario.operator.settle();

      // Then
      assertThat(
              scenario.cluster.find(
                  ServiceAccount.class, NAMESPACE, managed.getMetadata().getName()))
          .isEmpty();
      assertThat(scenario.cluster.find(ServiceAccount.class, NAMESPACE, "brokers")).isPresent();
      assertThat(scenario.statefulSet().getSpec().getTemplate().getSpec().getServiceAccountName())
          .isEqualTo("brokers");
    }

    @Test
    void doesNotDeleteUserServiceAccountOfSameName() {
      // Given
      OperatorScenario named = new OperatorScenario();
      named.user.createOrReplace(account(NAME));
      named.user.createOrReplace(
          OperatorScenario.demo(NAMESPACE, spec -> spec.serviceAccountName(NAME)));

      // When
      named.operator.settle();

      // Then
      assertThat(named.phase()).isEqualTo("Running");
      assertThat(named.get(ServiceAccount.class, NAME).getMetadata().getOwnerReferences())
          .isEmpty();
    }
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
    return scenario.get(ConfigMap.class, "demo-config").getData().getOrDefault("broker.yaml", "");
  }
}
