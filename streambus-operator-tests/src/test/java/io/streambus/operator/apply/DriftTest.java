package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that manual edits of owned fields are reverted, and that the operator does not fight
 * with other controllers over the rest.
 */
class DriftTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @Test
  void newClusterOfSameNameAdoptsOrphanedObjectsWithPermission() {
    // Given
    List<String> pods = scenario.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
    scenario.user.deleteOrphaningDependents(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.settle();

    scenario.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
    scenario.operator.settle();
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.pods()).extracting(pod -> pod.getMetadata().getUid()).isEqualTo(pods);

    // When
    scenario.annotate(ClusterAnnotations.ADOPT_ORPHANS, "true");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.pods()).extracting(pod -> pod.getMetadata().getUid()).isEqualTo(pods);
    String uid = scenario.get(StreamBusCluster.class, NAME).getMetadata().getUid();
    assertThat(scenario.statefulSet().getMetadata().getOwnerReferences())
        .extracting(owner -> owner.getUid())
        .containsExactly(uid);
  }

  @Nested
  class OwnedFields {

    @Test
    void revertsOwnedFieldWithSingleWrite() {
      // Given
      Map<String, String> before = scenario.cluster.objectsAsYaml();

      // When
      scenario.user.edit(
          Service.class, NAMESPACE, NAME, service -> service.getSpec().setSessionAffinity("None"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
      assertThat(objectWrites()).hasSize(1);
    }

    @Test
    void revertsEditedPort() {
      // Given
      Map<String, String> before = scenario.cluster.objectsAsYaml();

      // When
      scenario.user.edit(
          Service.class,
          NAMESPACE,
          NAME,
          service -> service.getSpec().getPorts().get(0).setPort(1234));
      scenario.operator.settle();

      // Then
      assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
    }

    @Test
    void revertsManualScaling() {
      // When
      scenario.user.edit(StatefulSet.class, NAMESPACE, NAME, set -> set.getSpec().setReplicas(1));
      scenario.operator.settle();

      // Then
      assertThat(scenario.statefulSet().getSpec().getReplicas()).isEqualTo(3);
      assertThat(scenario.pods()).hasSize(3);
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    @Test
    void removesForeignSelectorKey() {
      // A selector is owned as a whole: with a foreign key it would select no broker.
      // When
      scenario.user.edit(
          Service.class,
          NAMESPACE,
          NAME,
          service -> service.getSpec().getSelector().put("app", "shop"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.get(Service.class, NAME).getSpec().getSelector())
          .isEqualTo(ClusterLabels.selector(NAME));
    }

    @Test
    void revertsEditedBrokerCommand() {
      // When
      scenario.user.edit(
          StatefulSet.class,
          NAMESPACE,
          NAME,
          set ->
              set.getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .get(0)
                  .setCommand(List.of("/bin/sh", "-c", "sleep 1000")));
      scenario.operator.settle();

      // Then
      assertThat(
              scenario
                  .statefulSet()
                  .getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .get(0)
                  .getCommand()
                  .get(2))
          .contains("streambus-broker");
      assertThat(scenario.phase()).isEqualTo("Running");
    }
  }

  /** An object can be replaced while a reconciliation that has read it still runs. */
  @Nested
  class ObjectsOfOthers {

    @Test
    void objectCreatedAgainDuringReconcileIsNotOverwritten() {
      // Given
      scenario
          .cluster
          .faults()
          .beforeWrite(
              1,
              () -> {
                scenario.user.delete(Service.class, NAMESPACE, NAME);
                scenario.user.createOrReplace(OperatorScenario.foreignService());
              });

      // When
      scenario.user.edit(
          Service.class, NAMESPACE, NAME, service -> service.getSpec().setSessionAffinity("None"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.get(Service.class, NAME).getSpec().getSelector())
          .containsExactlyEntriesOf(OperatorScenario.foreignService().getSpec().getSelector());
      assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    }

    @Test
    void objectDeletedDuringReconcileIsCreatedAgain() {
      // Given
      scenario
          .cluster
          .faults()
          .beforeWrite(1, () -> scenario.user.delete(Service.class, NAMESPACE, NAME));

      // When
      scenario.user.edit(
          Service.class, NAMESPACE, NAME, service -> service.getSpec().setSessionAffinity("None"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.get(Service.class, NAME).getSpec().getSelector())
          .isEqualTo(ClusterLabels.selector(NAME));
      assertThat(scenario.phase()).isEqualTo("Running");
    }

    @Test
    void changeDuringReconcileIsNotLost() {
      // Given
      scenario
          .cluster
          .faults()
          .beforeWrite(
              1,
              () ->
                  scenario.user.edit(
                      ConfigMap.class,
                      NAMESPACE,
                      "demo-config",
                      map -> map.getData().put("broker.yaml", "edited: again")));

      // When
      scenario.user.edit(
          ConfigMap.class,
          NAMESPACE,
          "demo-config",
          map -> map.getData().put("broker.yaml", "edited: true"));
      scenario.operator.settle();

      // Then
      assertThat(scenario.get(ConfigMap.class, "demo-config").getData().get("broker.yaml"))
          .contains("raft");
    }
  }

  @Nested
  class ForeignFields {

    @Test
    void preservesForeignFieldsWhenWriting() {
      // Given
      scenario.user.edit(
          ConfigMap.class,
          NAMESPACE,
          "demo-config",
          child -> {
            child.getMetadata().getLabels().put("team", "payments");
            child.getData().put("notes", "written by another controller");
          });

      // When
      scenario.user.edit(
          ConfigMap.class,
          NAMESPACE,
          "demo-config",
          child -> child.getData().remove("broker.yaml"));
      scenario.operator.settle();

      // Then
      ConfigMap config = scenario.get(ConfigMap.class, "demo-config");
      assertThat(config.getData()).containsOnlyKeys("broker.yaml", "notes");
      assertThat(config.getMetadata().getLabels()).containsEntry("team", "payments");
    }

    @Test
    void preservesUnownedFieldsWithoutWriting() {
      // When
      scenario.user.edit(
          Service.class,
          NAMESPACE,
          NAME,
          service -> service.getSpec().setExternalIPs(List.of("192.0.2.1")));
      scenario.operator.settle();

      // Then
      assertThat(scenario.get(Service.class, NAME).getSpec().getExternalIPs())
          .containsExactly("192.0.2.1");
      assertThat(scenario.writes()).isEmpty();
    }

    @Test
    void preservesForeignSidecarWithoutRepeatedWrites() {
      // Given
      scenario.user.edit(
          StatefulSet.class,
          NAMESPACE,
          NAME,
          set ->
              set.getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .add(new ContainerBuilder().withName("proxy").withImage("proxy:1").build()));
      scenario.operator.settle();
      scenario.cluster.requests().clear();

      // When
      for (int restart = 0; restart < 3; restart++) {
        scenario.restartOperator();
        scenario.operator.runFor(Duration.ofHours(1));
      }

      // Then
      assertThat(scenario.statefulSet().getSpec().getTemplate().getSpec().getContainers())
          .extracting(container -> container.getName())
          .contains("proxy");
      assertThat(objectWrites()).isEmpty();
    }
  }

  private List<Request> objectWrites() {
    return scenario.writes().stream()
        .filter(write -> write.verb() != Verb.PATCH_STATUS)
        .filter(write -> !write.object().kind().equals("Event"))
        .toList();
  }
}
