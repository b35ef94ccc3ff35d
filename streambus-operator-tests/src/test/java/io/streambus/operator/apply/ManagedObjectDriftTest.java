package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Request.Verb;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that objects of every managed kind are recreated and corrected in the same way. */
class ManagedObjectDriftTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  static Stream<Arguments> children() {
    return Stream.of(
        Arguments.of(ServiceAccount.class, "demo"),
        Arguments.of(ConfigMap.class, "demo-config"),
        Arguments.of(NetworkPolicy.class, "demo"),
        Arguments.of(Service.class, "demo-headless"),
        Arguments.of(Service.class, "demo"),
        Arguments.of(PodDisruptionBudget.class, "demo"),
        Arguments.of(StatefulSet.class, "demo"));
  }

  @ParameterizedTest
  @MethodSource("children")
  void recreatesDeletedObject(Class<? extends HasMetadata> kind, String name) {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    scenario.user.delete(kind, NAMESPACE, name);
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
    assertThat(objectWrites()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("children")
  void restoresRemovedLabels(Class<? extends HasMetadata> kind, String name) {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    scenario.user.edit(kind, NAMESPACE, name, child -> child.getMetadata().setLabels(null));
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
    assertThat(scenario.cluster.list(kind))
        .allMatch(child -> child.getMetadata().getLabels().containsKey(ClusterLabels.MANAGED_BY));
  }

  @ParameterizedTest
  @MethodSource("children")
  void restoresRemovedOwnerReference(Class<? extends HasMetadata> kind, String name) {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    scenario.user.edit(
        kind, NAMESPACE, name, child -> child.getMetadata().setOwnerReferences(List.of()));
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("children")
  void restoresRemovedOwnerReferenceAndLabels(Class<? extends HasMetadata> kind, String name) {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    scenario.user.edit(
        kind,
        NAMESPACE,
        name,
        child -> {
          child.getMetadata().setOwnerReferences(List.of());
          child.getMetadata().setLabels(null);
        });
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("children")
  void restoresRemovedAnnotationsWithSingleWrite(Class<? extends HasMetadata> kind, String name) {
    // Given
    Map<String, String> before = scenario.cluster.objectsAsYaml();

    // When
    scenario.user.edit(kind, NAMESPACE, name, child -> child.getMetadata().setAnnotations(null));
    scenario.operator.settle();

    // Then
    assertThat(scenario.cluster.objectsAsYaml()).isEqualTo(before);
    assertThat(objectWrites()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("children")
  void preservesForeignMetadataWithoutWriting(Class<? extends HasMetadata> kind, String name) {
    // When
    scenario.user.edit(
        kind,
        NAMESPACE,
        name,
        child -> {
          child.getMetadata().getLabels().put("team", "payments");
          child.getMetadata().getAnnotations().put("backup.example.com/schedule", "daily");
        });
    scenario.operator.settle();

    // Then
    HasMetadata child = scenario.get(kind, name);
    assertThat(child.getMetadata().getLabels()).containsEntry("team", "payments");
    assertThat(child.getMetadata().getAnnotations()).containsKey("backup.example.com/schedule");
    assertThat(scenario.writes()).isEmpty();
  }

  private List<Request> objectWrites() {
    return scenario.writes().stream()
        .filter(write -> write.verb() != Verb.PATCH_STATUS)
        .filter(write -> !write.object().kind().equals("Event"))
        .toList();
  }
}
