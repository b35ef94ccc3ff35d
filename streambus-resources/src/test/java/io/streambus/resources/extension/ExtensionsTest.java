package io.streambus.resources.extension;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.validation.Problem;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Guarantees that extensions can adapt clusters, and only as far as they say. */
class ExtensionsTest {

  @Nested
  class Objects {

    @Test
    void withoutEffectTheyAreThoseOfTheOperator() {
      // When
      List<ExtendedObject> objects =
          built(TestExtension.customizing(StatefulSet.class, (set, cluster) -> set));

      // Then
      assertThat(objects)
          .extracting(ExtendedObject::fingerprint)
          .containsExactlyElementsOf(
              DesiredResources.of(DemoCluster.CLUSTER).objects().stream()
                  .map(object -> object.fingerprint())
                  .toList());
    }

    @Test
    void haveTheLabelsAndAnnotationsOfExtensions() {
      // When
      List<ExtendedObject> objects =
          built(
              TestExtension.labeling(
                  cluster ->
                      new ObjectMetadata(
                          Map.of("team", cluster.namespace()), Map.of("example.com/cost", "4"))));

      // Then
      assertThat(objects)
          .extracting(ExtendedObject::object)
          .allSatisfy(
              object -> {
                assertThat(object.getMetadata().getLabels()).containsEntry("team", "shop");
                assertThat(object.getMetadata().getAnnotations())
                    .containsEntry("example.com/cost", "4");
              });
    }

    @Test
    void includeAdditionalOnesThatTheClusterOwns() {
      // When
      HasMetadata added =
          built(TestExtension.adding(cluster -> Optional.of(TestExtension.configMap("a")))).stream()
              .filter(object -> object.name().equals("demo-dashboard"))
              .findFirst()
              .orElseThrow()
              .object();

      // Then
      assertThat(((ConfigMap) added).getData()).containsEntry("key", "a");
      assertThat(added.getMetadata().getNamespace()).isEqualTo("shop");
      assertThat(added.getOwnerReferenceFor("u1")).isPresent();
      assertThat(added.getMetadata().getAnnotations()).containsKey(ClusterAnnotations.FINGERPRINT);
    }

    /** Otherwise, the new pods would count as those of the former template. */
    @Test
    void changedPodTemplateIsRecognizedAndCanonical() {
      // When
      StatefulSet set =
          statefulSet(
              TestExtension.customizing(
                  StatefulSet.class,
                  (built, cluster) -> {
                    built
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .add(
                            new ContainerBuilder()
                                .withName("agent")
                                .withImage("agent:1")
                                .withNewResources()
                                .addToRequests("memory", new Quantity("1024Mi"))
                                .endResources()
                                .build());
                    return built;
                  }));

      // Then
      assertThat(set.getSpec().getTemplate().getSpec().getContainers().get(1).getResources())
          .satisfies(
              resources ->
                  assertThat(resources.getRequests()).containsEntry("memory", new Quantity("1Gi")));
      assertThat(templateBase(set)).isNotEqualTo(templateBase(statefulSet()));
    }

    /** The objects share parts with the cluster, from which those of the operator are built. */
    @Test
    void changesOfACustomizerDoNotReachTheCluster() {
      // Given
      String before = DesiredResources.of(DemoCluster.CLUSTER).asYaml();

      // When
      statefulSet(
          TestExtension.customizing(
              StatefulSet.class,
              (set, cluster) -> {
                set.getSpec().getTemplate().getSpec().getContainers().get(0).setImage("other");
                set.getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .get(0)
                    .getResources()
                    .setRequests(Map.of());
                return set;
              }));

      // Then
      assertThat(DesiredResources.of(DemoCluster.CLUSTER).asYaml()).isEqualTo(before);
    }
  }

  @Nested
  class Rules {

    @Test
    void problemsRejectTheClusterLikeThoseOfTheOperator() {
      // When
      Resolution resolution =
          Extensions.of(
                  List.of(
                      TestExtension.validating(
                          cluster ->
                              List.of(
                                  new Problem(
                                      "spec.image.repository",
                                      cluster.image().reference(),
                                      "must be from registry.example.com")))))
              .resolve(DemoCluster.RESOURCE, ClusterInputs.none());

      // Then
      assertThat(((Resolution.Rejected) resolution).problems())
          .singleElement()
          .hasToString(
              "spec.image.repository: Invalid value: streambus/broker:v0.6.0: must be from"
                  + " registry.example.com");
    }

    @Test
    void endlessListOfProblemsIsRead() {
      // When
      Resolution resolution =
          Extensions.of(List.of(TestExtension.validating(cluster -> new EndlessProblems())))
              .resolve(DemoCluster.RESOURCE, ClusterInputs.none());

      // Then
      assertThat(((Resolution.Rejected) resolution).problems()).hasSize(101);
    }
  }

  @Nested
  class InvalidDeclarations {

    @Test
    void areRejectedAtTheStart() {
      assertThatThrownBy(() -> registered("Bad Name", List.of())).hasMessageContaining("Bad Name");
      assertThatThrownBy(() -> registered(added(Namespace.class, "a")))
          .hasMessageContaining("Namespace");
      assertThatThrownBy(() -> registered(added(ConfigMap.class, "config")))
          .hasMessageContaining("config");
      assertThatThrownBy(() -> registered(added(ConfigMap.class, "a"), added(ConfigMap.class, "a")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a second ConfigMap with the suffix 'a'");
    }

    private static <T extends HasMetadata> AdditionalObject<T> added(Class<T> type, String suffix) {
      return new AdditionalObject<>(type, suffix, cluster -> Optional.empty());
    }

    private static Extensions registered(AdditionalObject<?>... added) {
      return registered("a", List.of(added));
    }

    private static Extensions registered(String name, List<AdditionalObject<?>> added) {
      return Extensions.of(
          List.of(
              new ClusterExtension() {
                @Override
                public String name() {
                  return name;
                }

                @Override
                public List<AdditionalObject<?>> additionalObjects() {
                  return added;
                }
              }));
    }
  }

  private static List<ExtendedObject> built(ClusterExtension extension) {
    ExtendedObjects objects = Extensions.of(List.of(extension)).objects(DemoCluster.CLUSTER);
    assertThat(objects).isInstanceOf(ExtendedObjects.Built.class);
    return ((ExtendedObjects.Built) objects).objects();
  }

  private static StatefulSet statefulSet() {
    return statefulSet(TestExtension.customizing(StatefulSet.class, (set, cluster) -> set));
  }

  private static StatefulSet statefulSet(ClusterExtension extension) {
    return built(extension).stream()
        .map(ExtendedObject::object)
        .filter(StatefulSet.class::isInstance)
        .map(StatefulSet.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static String templateBase(StatefulSet set) {
    return requireNonNull(
        set.getSpec()
            .getTemplate()
            .getMetadata()
            .getAnnotations()
            .get(ClusterAnnotations.TEMPLATE_BASE));
  }

  /** A list that never ends. */
  private static final class EndlessProblems extends AbstractList<Problem> {

    @Override
    public Problem get(int index) {
      return new Problem("spec.replicas", Integer.toString(index), "must be odd");
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Stream<Problem> stream() {
      return IntStream.iterate(0, i -> i + 1).mapToObj(this::get);
    }
  }
}
