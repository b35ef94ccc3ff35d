package io.streambus.testkit.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ImmutableStreamBusClusterSpec;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.StreamBusClusterStatus;
import io.streambus.api.spec.IsolationSpec;
import io.streambus.api.spec.MultiTenancySpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.simulation.ClusterUser;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.SimulatedCluster;
import io.streambus.testkit.simulation.SimulatedOperator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A simulated Kubernetes with an operator, and a StreamBusCluster "demo" that may be in it. */
final class Scene {

  static final String NAMESPACE = "default";
  static final String NAME = "demo";

  final SimulatedCluster cluster = new SimulatedCluster();
  final ClusterUser user = cluster.user();
  SimulatedOperator operator = SimulatedOperator.start(cluster);

  /** A scene in which "demo" runs, and the requests so far are forgotten. */
  static Scene running() {
    Scene scene = new Scene();
    scene.user.put(demo(NAMESPACE));
    scene.operator.settle();
    scene.cluster.requests().clear();
    return scene;
  }

  /** A scene in which a guarded "demo" runs: one that has a NetworkPolicy. */
  static Scene runningGuarded() {
    IsolationSpec isolation = IsolationSpec.builder().networkPolicies(true).build();
    MultiTenancySpec tenancy = MultiTenancySpec.builder().isolation(isolation).build();
    Scene scene = new Scene();
    scene.user.put(demo(NAMESPACE, spec -> spec.multiTenancy(tenancy)));
    scene.operator.settle();
    scene.cluster.requests().clear();
    return scene;
  }

  static StreamBusCluster demo(String namespace) {
    return demo(namespace, spec -> spec);
  }

  static StreamBusCluster demo(
      String namespace, UnaryOperator<ImmutableStreamBusClusterSpec.Builder> spec) {
    StreamBusCluster demo = new StreamBusCluster();
    demo.setMetadata(new ObjectMetaBuilder().withNamespace(namespace).withName(NAME).build());
    demo.setSpec(spec.apply(StreamBusClusterSpec.builder()).build());
    return demo;
  }

  static Service foreignService() {
    // spotless:off
    return new ServiceBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName(NAME)
        .endMetadata()
        .withNewSpec()
            .addToSelector("app", "shop")
        .endSpec()
        .build();
    // spotless:on
  }

  void restartOperator() {
    operator = SimulatedOperator.start(cluster);
  }

  void changeSpec(UnaryOperator<ImmutableStreamBusClusterSpec.Builder> change) {
    user.changeSpec(
        NAMESPACE, NAME, spec -> change.apply(StreamBusClusterSpec.builder().from(spec)).build());
  }

  /** Sets an annotation of "demo", as {@code kubectl annotate} does. */
  void annotate(String name, String value) {
    user.edit(
        StreamBusCluster.class,
        NAMESPACE,
        NAME,
        cluster ->
            cluster.setMetadata(
                new ObjectMetaBuilder(cluster.getMetadata())
                    .addToAnnotations(name, value)
                    .build()));
  }

  /** Sets an annotation of a pod. */
  void annotatePod(String pod, String name, String value) {
    user.edit(
        Pod.class,
        NAMESPACE,
        pod,
        found ->
            found.setMetadata(
                new ObjectMetaBuilder(found.getMetadata()).addToAnnotations(name, value).build()));
  }

  /** Removes an annotation of "demo". */
  void unannotate(String name) {
    user.edit(
        StreamBusCluster.class,
        NAMESPACE,
        NAME,
        cluster -> cluster.getMetadata().getAnnotations().remove(name));
  }

  <T extends HasMetadata> T get(Class<T> kind, String name) {
    return cluster.get(kind, NAMESPACE, name);
  }

  StatefulSet statefulSet() {
    return get(StatefulSet.class, NAME);
  }

  List<Pod> pods() {
    return cluster.list(Pod.class);
  }

  StreamBusClusterStatus status() {
    return get(StreamBusCluster.class, NAME).getStatus();
  }

  String phase() {
    return status().phase().orElse("none");
  }

  boolean has(ConditionType type) {
    return status().condition(type).isPresent();
  }

  ClusterCondition condition(ConditionType type) {
    return status()
        .condition(type)
        .orElseThrow(() -> new AssertionError(type + " is missing in " + status()));
  }

  List<Request> writes() {
    return cluster.requests().writes();
  }

  /** The phases that the status went through, without repetitions. */
  List<String> phases() {
    List<String> all =
        cluster.statuses(NAMESPACE, NAME).stream()
            .map(status -> status.phase().orElse("none"))
            .toList();
    return IntStream.range(0, all.size())
        .filter(i -> i == 0 || !all.get(i).equals(all.get(i - 1)))
        .mapToObj(all::get)
        .toList();
  }
}
