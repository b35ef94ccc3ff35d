package io.streambus.operator.snapshot;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that forgeries are not taken for objects of a cluster. Otherwise, a user who may
 * create or patch a StatefulSet could decide how many brokers a cluster has, and exhaust the memory
 * of the operator.
 */
class ForeignObjectsTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "50", "1"})
  void furtherStatefulSetDoesNotDecideMembers(String members) {
    // Given
    StatefulSet forged = scenario.statefulSet();
    forged.getMetadata().setName("a-demo");
    forged.getMetadata().getAnnotations().put(MembershipAnnotations.MEMBERS, members);
    forged.getSpec().setReplicas(0);

    // When
    scenario.user.createOrReplace(withoutIdentity(forged));
    scenario.restartOperator();
    scenario.operator.settle();

    // Then
    assertThat(scenario.statefulSet().getSpec().getReplicas()).isEqualTo(3);
    assertThat(names(Pod.class)).containsExactly("demo-0", "demo-1", "demo-2");
    assertThat(names(StatefulSet.class)).containsExactly("a-demo", NAME);
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "2147483647", "100", "0", "many", ""})
  void impossibleNumberOfMembersIsCorrected(String members) {
    // Given
    setMembers(StatefulSet.class, NAME, members);
    setMembers(ConfigMap.class, "demo-config", members);

    // When
    scenario.operator.settle();

    // Then
    assertThat(scenario.statefulSet().getMetadata().getAnnotations())
        .containsEntry(MembershipAnnotations.MEMBERS, "3");
    assertThat(names(Pod.class)).containsExactly("demo-0", "demo-1", "demo-2");
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  private <T extends HasMetadata> void setMembers(Class<T> kind, String name, String members) {
    scenario.user.edit(
        kind,
        NAMESPACE,
        name,
        object ->
            object.getMetadata().getAnnotations().put(MembershipAnnotations.MEMBERS, members));
  }

  private static <T extends HasMetadata> T withoutIdentity(T object) {
    object.setMetadata(
        new ObjectMetaBuilder(object.getMetadata())
            .withUid(null)
            .withResourceVersion(null)
            .build());
    return object;
  }

  private List<String> names(Class<? extends HasMetadata> kind) {
    return scenario.cluster.list(kind).stream()
        .map(object -> object.getMetadata().getName())
        .sorted()
        .toList();
  }
}
