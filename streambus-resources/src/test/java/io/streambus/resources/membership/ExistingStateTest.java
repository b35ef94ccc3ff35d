package io.streambus.resources.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResource;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.TestFiles;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.objects.MembershipAnnotations;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that the members of a running cluster are known, without which a changed number of
 * brokers would split it, and that no client can make the operator build millions of them.
 */
class ExistingStateTest {

  private static final List<String> NUMBERS =
      List.of("1", "3", "99", "100", "999999999", "2147483647", "99999999999", "0", "-1", "x", "");

  @Test
  void membersAreReadFromTheConfigMapWithoutAStatefulSet() {
    // Given
    List<HasMetadata> objects =
        objects()
            .filter(object -> !(object instanceof StatefulSet))
            .sorted(
                Comparator.comparing((HasMetadata object) -> object.getMetadata().getName())
                    .reversed())
            .toList();

    // Then
    assertThat(epoch(objects)).contains(new RaftEpoch(1, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "100", "0", "-3", "2147483648", "1e9", "", "three"})
  void impossibleNumberInAnnotationIsReadFromTheConfigMapInstead(String members) {
    // Given
    List<HasMetadata> objects =
        objects()
            .map(object -> object instanceof StatefulSet set ? annotated(set, members, 5) : object)
            .toList();

    // Then
    assertThat(epoch(objects)).contains(new RaftEpoch(1, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999999", "100"})
  void impossibleNumberOfTheConfigMapIsNotRead(String members) {
    // Given
    List<HasMetadata> objects =
        objects()
            .filter(object -> !(object instanceof StatefulSet))
            .map(object -> object instanceof ConfigMap map ? annotated(map, members) : object)
            .toList();

    // Then
    assertThat(ExistingState.of("streambus-secure", objects)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000_000_000, 100, 0, -1})
  void membersAreUnknownWithoutAnnotationsIfNoClusterHasSoManyReplicas(int replicas) {
    // Given
    List<HasMetadata> objects = withAnnotations("broken", replicas);

    // Then
    assertThat(epoch(objects)).isEmpty();
    assertThat(ExistingState.of("streambus-secure", objects).orElseThrow().claimTemplates())
        .isPresent();
    assertThat(resolve(objects).raftEpoch()).isEqualTo(new RaftEpoch(1, 3));
  }

  @Test
  void objectsWithOtherNamesAreNotRead() {
    // Given
    List<HasMetadata> objects = objects().toList();
    objects.forEach(
        object -> object.getMetadata().setName("other-" + object.getMetadata().getName()));

    // Then
    assertThat(ExistingState.of("streambus-secure", objects)).isEmpty();
  }

  @Test
  void replicasAreTheMembersWithoutAnnotations() {
    assertThat(epoch(withAnnotations("broken", 5))).contains(new RaftEpoch(1, 5));
  }

  @Test
  void noAnnotationLeadsToMoreBrokersThanAClusterCanHave() {
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      List<HasMetadata> objects =
          objects()
              .map(
                  object ->
                      object instanceof StatefulSet set
                          ? annotated(set, number(random), random.nextInt())
                          : object instanceof ConfigMap map
                              ? annotated(map, number(random))
                              : object)
              .toList();

      assertThat(resolve(objects).replicas()).isBetween(1, RaftEpoch.MAX_MEMBERS);
    }
  }

  private static String number(Random random) {
    return random.nextInt(3) == 0
        ? Integer.toString(random.nextInt())
        : NUMBERS.get(random.nextInt(NUMBERS.size()));
  }

  private static Optional<RaftEpoch> epoch(List<HasMetadata> objects) {
    return ExistingState.of("streambus-secure", objects).flatMap(ExistingState::raftEpoch);
  }

  private static BrokerCluster resolve(List<HasMetadata> objects) {
    var inputs =
        ClusterInputs.builder()
            .existingState(ExistingState.of("streambus-secure", objects))
            .build();
    return ((Resolved) ClusterResolver.resolve(secure(), inputs)).cluster();
  }

  private static List<HasMetadata> withAnnotations(String members, int replicas) {
    return objects()
        .map(
            object ->
                object instanceof StatefulSet set
                    ? annotated(set, members, replicas)
                    : object instanceof ConfigMap map ? annotated(map, members) : object)
        .toList();
  }

  private static HasMetadata annotated(StatefulSet set, String members, int replicas) {
    return new StatefulSetBuilder(set)
        .editMetadata()
        .addToAnnotations(MembershipAnnotations.MEMBERS, members)
        .endMetadata()
        .editSpec()
        .withReplicas(replicas)
        .endSpec()
        .build();
  }

  private static HasMetadata annotated(ConfigMap map, String members) {
    return new ConfigMapBuilder(map)
        .editMetadata()
        .addToAnnotations(Map.of(MembershipAnnotations.MEMBERS, members))
        .endMetadata()
        .build();
  }

  private static Stream<HasMetadata> objects() {
    var resolved = (Resolved) ClusterResolver.resolve(secure(), ClusterInputs.none());
    return DesiredResources.of(resolved.cluster()).objects().stream().map(DesiredResource::object);
  }

  private static StreamBusCluster secure() {
    var cluster = TestFiles.cluster(TestFiles.EXAMPLES.resolve("secure-cluster.yaml"));
    cluster.getMetadata().setNamespace("default");
    return cluster;
  }
}
