package io.streambus.resources.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.streambus.api.ClusterAnnotations;
import io.streambus.resources.ExtensionFailure;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that no customizer can break what the brokers and their rollout depend on. */
class ProtectedFieldsTest {

  static Stream<Arguments> forbidden() {
    return Stream.of(
        set("spec.replicas", set -> set.getSpec().setReplicas(1)),
        set("spec.podManagementPolicy", set -> set.getSpec().setPodManagementPolicy(null)),
        set(
            "spec.updateStrategy",
            set -> set.getSpec().getUpdateStrategy().setType("RollingUpdate")),
        set("spec.selector", set -> set.getSpec().getSelector().getMatchLabels().clear()),
        set("spec.serviceName", set -> set.getSpec().setServiceName("other")),
        set("spec.volumeClaimTemplates", set -> set.getSpec().getVolumeClaimTemplates().remove(0)),
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
        set(
            "spec.template.spec.activeDeadlineSeconds",
            set -> set.getSpec().getTemplate().getSpec().setActiveDeadlineSeconds(60L)),
        broker("livenessProbe", set -> broker(set).setLivenessProbe(null)),
        broker("startupProbe", set -> broker(set).setStartupProbe(null)),
        broker("volumeMounts.[mountPath=/raft/epoch]", set -> mount(broker(set), "/raft/epoch")),
        broker("volumeMounts.[mountPath=//raft/]", set -> mount(broker(set), "//raft/")),
        broker("volumeMounts.[mountPath=/]", set -> mount(broker(set), "/")),
        set(
            "spec.template.spec.containers.[name=backup].volumeMounts.[mountPath=/backup]",
            set -> set.getSpec().getTemplate().getSpec().getContainers().add(withData("backup"))),
        set(
            "spec.template.spec.containers.[name=broker].name",
            set -> set.getSpec().getTemplate().getSpec().getContainers().add(withData("broker"))),
        set(
            "spec.template.spec.initContainers.[name=wipe].volumeMounts.[mountPath=/backup]",
            set -> set.getSpec().getTemplate().getSpec().getInitContainers().add(withData("wipe"))),
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
        change(Service.class, "spec.selector", service -> service.getSpec().setSelector(Map.of())),
        change(Service.class, "spec.type", service -> service.getSpec().setType("ExternalName")),
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

  private static Arguments set(String path, Consumer<StatefulSet> change) {
    return change(StatefulSet.class, path, change);
  }

  private static Arguments broker(String path, Consumer<StatefulSet> change) {
    return set("spec.template.spec.containers[name=broker]." + path, change);
  }

  private static Container broker(StatefulSet set) {
    return set.getSpec().getTemplate().getSpec().getContainers().get(0);
  }

  private static void mount(Container container, String path) {
    container
        .getVolumeMounts()
        .add(new VolumeMountBuilder().withName("a").withMountPath(path).build());
  }

  private static Container withData(String name) {
    return new ContainerBuilder()
        .withName(name)
        .addNewVolumeMount()
        .withName("data")
        .withMountPath("/backup")
        .endVolumeMount()
        .build();
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

  private static ExtensionFailure failure(ClusterExtension extension) {
    ExtendedObjects objects = Extensions.of(List.of(extension)).objects(DemoCluster.CLUSTER);
    assertThat(objects).isInstanceOf(ExtendedObjects.Failed.class);
    return ((ExtendedObjects.Failed) objects).failure();
  }
}
