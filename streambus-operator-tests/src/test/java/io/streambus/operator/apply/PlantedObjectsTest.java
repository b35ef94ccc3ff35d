package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterLabels;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.objects.ManagedResources;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that an object that a user created before the cluster, with the labels of the
 * operator, does not become part of it: its other fields would take effect, such as the containers
 * of a pod template or the image pull Secrets of a ServiceAccount.
 */
class PlantedObjectsTest {

  private final OperatorScenario scenario = OperatorScenario.running();

  /** The objects of a cluster of the simulation. */
  static Stream<Arguments> objects() {
    OperatorScenario other = OperatorScenario.running();
    return Stream.of(ManagedResources.values())
        .map(ManagedResources::kind)
        .distinct()
        .flatMap(kind -> other.cluster.list(kind).stream())
        .map(object -> Arguments.argumentSet(name(object), object.getClass(), nameOf(object)));
  }

  private static String name(HasMetadata object) {
    return object.getKind() + " " + nameOf(object);
  }

  private static String nameOf(HasMetadata object) {
    return object.getMetadata().getName();
  }

  @ParameterizedTest
  @MethodSource("objects")
  void plantedObjectIsNotAdopted(Class<? extends HasMetadata> kind, String name) {
    // Given
    HasMetadata planted = planted(kind, name);
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.settle();
    scenario.user.createOrReplace(planted);

    // When
    scenario.user.createOrReplace(OperatorScenario.demo(NAMESPACE, this::withNetworkPolicy));
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.condition(ConditionType.STALLED).message())
        .contains(planted.getKind() + " default/" + name, "streambus.io/adopt-orphans");
    assertThat(scenario.get(kind, name).getMetadata().getAnnotations())
        .isEqualTo(planted.getMetadata().getAnnotations());
    assertThat(scenario.get(kind, name).getMetadata().getOwnerReferences()).isEmpty();

    // When
    scenario.annotate(ClusterAnnotations.ADOPT_ORPHANS, "true");
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.get(kind, name).getMetadata().getOwnerReferences()).hasSize(1);
  }

  /** A client that may delete an object could otherwise put its own in place of it. */
  @Test
  void objectInPlaceOfDeletedOneIsNotAdopted() {
    // Given
    Service planted = planted(Service.class, NAME);

    // When
    scenario.user.delete(Service.class, NAMESPACE, NAME);
    scenario.user.createOrReplace(planted);
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.get(Service.class, NAME).getMetadata().getOwnerReferences()).isEmpty();
  }

  @Test
  void permissionDoesNotCoverObjectsOfOthers() {
    // Given
    scenario.user.delete(StreamBusCluster.class, NAMESPACE, NAME);
    scenario.operator.settle();
    scenario.user.createOrReplace(OperatorScenario.foreignService());
    StreamBusCluster cluster = OperatorScenario.demo(NAMESPACE);
    cluster.getMetadata().getAnnotations().put(ClusterAnnotations.ADOPT_ORPHANS, "true");

    // When
    scenario.user.createOrReplace(cluster);
    scenario.operator.settle();

    // Then
    assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("NameConflict");
    assertThat(scenario.get(Service.class, NAME).getSpec().getSelector()).containsOnlyKeys("app");
  }

  @Test
  void ownerReferenceIsAProofWithoutLabels() {
    // Given
    String uid = scenario.get(StreamBusCluster.class, NAME).getMetadata().getUid();

    // When
    scenario.user.edit(
        StatefulSet.class,
        NAMESPACE,
        NAME,
        set ->
            set.setMetadata(
                new ObjectMetaBuilder(set.getMetadata())
                    .removeFromLabels(ClusterLabels.MANAGED_BY)
                    .withOwnerReferences(
                        new OwnerReferenceBuilder(set.getMetadata().getOwnerReferences().get(0))
                            .withController(null)
                            .build())
                    .build()));
    scenario.operator.settle();

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.statefulSet().getMetadata().getLabels())
        .containsKey(ClusterLabels.MANAGED_BY);
    assertThat(scenario.statefulSet().getMetadata().getOwnerReferences())
        .extracting(owner -> owner.getUid())
        .isEqualTo(List.of(uid));
  }

  /** Returns an object like that of the cluster, without its owner. */
  private <T extends HasMetadata> T planted(Class<T> kind, String name) {
    T object = scenario.get(kind, name);
    object.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(NAMESPACE)
            .withName(name)
            .withLabels(object.getMetadata().getLabels())
            .addToAnnotations("planted", "by another user")
            .build());
    return object;
  }

  private ImmutableStreamBusClusterSpec.Builder withNetworkPolicy(
      ImmutableStreamBusClusterSpec.Builder spec) {
    return spec.multiTenancy(
        MultiTenancySpec.builder()
            .isolation(IsolationSpec.builder().networkPolicies(true).build())
            .build());
  }
}
