package io.streambus.resources.extension;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that extensions can adapt clusters, that none of them can break what the brokers
 * depend on, and that each of their failures is a value that names them.
 */
class ExtensionsTest {

  private static final StreamBusCluster RESOURCE = resource();
  private static final BrokerCluster CLUSTER = resolved(Extensions.none()).cluster();

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
              DesiredResources.of(CLUSTER).objects().stream()
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
      String before = DesiredResources.of(CLUSTER).asYaml();

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
      assertThat(DesiredResources.of(CLUSTER).asYaml()).isEqualTo(before);
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
              .resolve(RESOURCE, ClusterInputs.none());

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
              .resolve(RESOURCE, ClusterInputs.none());

      // Then
      assertThat(((Resolution.Rejected) resolution).problems()).hasSize(101);
    }
  }

  @Nested
  class Failures {

    static Stream<Arguments> forbidden() {
      return Stream.of(
          set("spec.replicas", set -> set.getSpec().setReplicas(1)),
          set("spec.podManagementPolicy", set -> set.getSpec().setPodManagementPolicy(null)),
          set(
              "spec.updateStrategy",
              set -> set.getSpec().getUpdateStrategy().setType("RollingUpdate")),
          set("spec.selector", set -> set.getSpec().getSelector().getMatchLabels().clear()),
          set("spec.serviceName", set -> set.getSpec().setServiceName("other")),
          set(
              "spec.volumeClaimTemplates",
              set -> set.getSpec().getVolumeClaimTemplates().remove(0)),
          set("spec.minReadySeconds", set -> set.getSpec().setMinReadySeconds(0)),
          set(
              "spec.template.metadata.annotations",
              set -> set.getSpec().getTemplate().getMetadata().getAnnotations().clear()),
          set(
              "spec.template.metadata.labels",
              set -> set.getSpec().getTemplate().getMetadata().getLabels().clear()),
          set(
              "spec.template.spec.terminationGracePeriodSeconds",
              set -> set.getSpec().getTemplate().getSpec().setTerminationGracePeriodSeconds(0L)),
          set(
              "spec.template.spec.volumes",
              set -> set.getSpec().getTemplate().getSpec().getVolumes().clear()),
          broker("ports", set -> broker(set).getPorts().remove(0)),
          broker("readinessProbe", set -> broker(set).setReadinessProbe(null)),
          broker("lifecycle", set -> broker(set).setLifecycle(null)),
          broker("command", set -> broker(set).setCommand(List.of("true"))),
          broker("volumeMounts", set -> broker(set).getVolumeMounts().remove(1)),
          broker(
              "env.[name=STREAMBUS_PORT]",
              set -> broker(set).getEnv().add(new EnvVar("STREAMBUS_PORT", "1", null))),
          broker("name", set -> set.getSpec().getTemplate().getSpec().getContainers().remove(0)),
          set("metadata.name", set -> set.getMetadata().setName("other")),
          set("metadata.ownerReferences", set -> set.getMetadata().setOwnerReferences(List.of())),
          set("metadata.finalizers", set -> set.getMetadata().setFinalizers(List.of("a/b"))),
          set("metadata.labels", set -> set.getMetadata().getLabels().clear()),
          set("metadata.annotations", set -> set.getMetadata().getAnnotations().clear()),
          set(
              "metadata.annotations.streambus.io/fingerprint",
              set -> set.getMetadata().getAnnotations().put(ClusterAnnotations.FINGERPRINT, "a")),
          change(ConfigMap.class, "data", map -> map.getData().clear()),
          change(
              Service.class, "spec.selector", service -> service.getSpec().setSelector(Map.of())),
          change(Service.class, "spec.ports", service -> service.getSpec().getPorts().remove(0)),
          change(
              PodDisruptionBudget.class,
              "spec.maxUnavailable",
              budget -> budget.getSpec().setMaxUnavailable(null)),
          change(
              NetworkPolicy.class,
              "spec.ingress",
              policy -> policy.getSpec().getIngress().remove(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void forbidden(String path, TestExtension extension) {
      // When
      ExtensionFailure failure = failure(extension);

      // Then
      assertThat(failure.kind()).isEqualTo(ExtensionFailure.Kind.FORBIDDEN);
      assertThat(failure.message()).contains("extension platform", "changes " + path + ":");
    }

    static Stream<Arguments> unusable() {
      AtomicInteger counter = new AtomicInteger();
      return Stream.of(
          Arguments.of(
              "throws IllegalStateException: no connection",
              TestExtension.labeling(
                  cluster -> {
                    throw new IllegalStateException("no connection");
                  })),
          Arguments.of(
              "throws StackOverflowError",
              TestExtension.customizing(StatefulSet.class, Failures::endless)),
          Arguments.of(
              "null is no answer", TestExtension.customizing(StatefulSet.class, Failures::none)),
          Arguments.of(
              "the label app.kubernetes.io/name is reserved",
              TestExtension.labeling(
                  cluster -> ObjectMetadata.ofLabels(Map.of("app.kubernetes.io/name", "a")))),
          Arguments.of(
              "invalid label",
              TestExtension.labeling(cluster -> ObjectMetadata.ofLabels(Map.of("a", "b c")))),
          Arguments.of(
              "characters to the object",
              TestExtension.adding(
                  cluster -> Optional.of(TestExtension.configMap("x".repeat(999_980))))),
          Arguments.of(
              "sets metadata.name to other",
              TestExtension.adding(
                  cluster -> {
                    ConfigMap map = TestExtension.configMap("a");
                    map.setMetadata(new ObjectMetaBuilder().withName("other").build());
                    return Optional.of(map);
                  })),
          Arguments.of(
              "two answers differ in ConfigMap demo-dashboard: data.key",
              TestExtension.adding(
                  cluster ->
                      Optional.of(
                          TestExtension.configMap(Integer.toString(counter.incrementAndGet()))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unusable(String text, TestExtension extension) {
      assertThat(failure(extension).message()).contains("the extension platform fails", text);
    }

    private static StatefulSet endless(StatefulSet set, BrokerCluster cluster) {
      throw new StackOverflowError();
    }

    @SuppressWarnings("NullAway") // What extensions without this check could do.
    private static StatefulSet none(StatefulSet set, BrokerCluster cluster) {
      return null;
    }

    private static Arguments set(String path, Consumer<StatefulSet> change) {
      return change(StatefulSet.class, path, change);
    }

    private static Arguments broker(String path, Consumer<StatefulSet> change) {
      return set("spec.template.spec.containers[name=broker]." + path, change);
    }

    private static Container broker(StatefulSet set) {
      return set.getSpec().getTemplate().getSpec().getContainers().get(0);
    }

    private static <T extends HasMetadata> Arguments change(
        Class<T> type, String path, Consumer<T> change) {
      return Arguments.of(
          path,
          TestExtension.customizing(
              type,
              (object, cluster) -> {
                change.accept(object);
                return object;
              }));
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

  private static StreamBusCluster resource() {
    StreamBusCluster resource = new StreamBusCluster();
    resource.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("demo")
            .withUid("u1")
            .withGeneration(1L)
            .build());
    resource.setSpec(
        StreamBusClusterSpec.builder()
            .networkPolicy(NetworkPolicySpec.builder().enabled(true).build())
            .build());
    return resource;
  }

  private static Resolution.Resolved resolved(Extensions extensions) {
    return (Resolution.Resolved) extensions.resolve(RESOURCE, ClusterInputs.none());
  }

  private static List<ExtendedObject> built(ClusterExtension extension) {
    ExtendedObjects objects = Extensions.of(List.of(extension)).objects(CLUSTER);
    assertThat(objects).isInstanceOf(ExtendedObjects.Built.class);
    return ((ExtendedObjects.Built) objects).objects();
  }

  private static ExtensionFailure failure(ClusterExtension extension) {
    ExtendedObjects objects = Extensions.of(List.of(extension)).objects(CLUSTER);
    assertThat(objects).isInstanceOf(ExtendedObjects.Failed.class);
    return ((ExtendedObjects.Failed) objects).failure();
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
