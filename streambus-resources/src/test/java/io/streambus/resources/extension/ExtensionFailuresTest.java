package io.streambus.resources.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.model.BrokerCluster;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that each failure of an extension is a value that names it. */
class ExtensionFailuresTest {

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
            TestExtension.customizing(StatefulSet.class, ExtensionFailuresTest::endless)),
        Arguments.of(
            "null is no answer",
            TestExtension.customizing(StatefulSet.class, ExtensionFailuresTest::none)),
        Arguments.of(
            "the label app.kubernetes.io/name is reserved",
            TestExtension.labeling(
                cluster -> ObjectMetadata.ofLabels(Map.of("app.kubernetes.io/name", "a")))),
        Arguments.of(
            "invalid label",
            TestExtension.labeling(cluster -> ObjectMetadata.ofLabels(Map.of("a", "b c")))),
        Arguments.of(
            "invalid label",
            TestExtension.customizing(
                Service.class,
                (service, cluster) -> {
                  service.getMetadata().getLabels().put("team", "a b");
                  return service;
                })),
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

  static Stream<Arguments> mixedUp() {
    return Stream.of(
        Arguments.of(
            "gives pods the labels of brokers",
            TestExtension.adding(
                Deployment.class,
                cluster ->
                    new DeploymentBuilder()
                        .withNewSpec()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(ClusterLabels.of(cluster.name()))
                        .endMetadata()
                        .endTemplate()
                        .endSpec()
                        .build())),
        Arguments.of(
            "selects brokers, and Kubernetes evicts no pod that two PodDisruptionBudgets select",
            TestExtension.adding(
                PodDisruptionBudget.class,
                cluster ->
                    new PodDisruptionBudgetBuilder()
                        .withNewSpec()
                        .withNewSelector()
                        .endSelector()
                        .endSpec()
                        .build())));
  }

  /** Kubernetes selects pods by their labels alone. */
  @ParameterizedTest(name = "{0}")
  @MethodSource
  void mixedUp(String text, TestExtension extension) {
    assertThat(failure(extension).message()).contains(text);
  }

  private static StatefulSet endless(StatefulSet set, BrokerCluster cluster) {
    throw new StackOverflowError();
  }

  @SuppressWarnings("NullAway") // What extensions without this check could do.
  private static StatefulSet none(StatefulSet set, BrokerCluster cluster) {
    return null;
  }

  private static ExtensionFailure failure(ClusterExtension extension) {
    ExtendedObjects objects = Extensions.of(List.of(extension)).objects(DemoCluster.CLUSTER);
    assertThat(objects).isInstanceOf(ExtendedObjects.Failed.class);
    return ((ExtendedObjects.Failed) objects).failure();
  }
}
