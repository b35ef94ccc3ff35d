package io.streambus.testkit.operator;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.ClusterCondition;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Somebody with kubectl and one namespace. */
record ClusterUser(KubernetesClient client, TestNamespace namespace) {

  /** The garbage collector learns of a new kind within a minute only. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Applies a cluster of this name with the given lines of spec. */
  void apply(String name, String... spec) {
    String yaml =
        """
        apiVersion: streambus.io/v1alpha1
        kind: StreamBusCluster
        metadata:
          name: %s
        spec:
          %s
        """
            .formatted(name, String.join("\n  ", spec));
    // Generic, because the model would drop what it does not know.
    client
        .resource(
            client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class))
        .inNamespace(namespace.name())
        .forceConflicts()
        .serverSideApply();
  }

  StreamBusCluster cluster(String name) {
    return client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace.name())
        .withName(name)
        .get();
  }

  /** What a condition says; empty while it is not there. */
  String message(String name, ConditionType type) {
    return cluster(name).getStatus().condition(type).map(ClusterCondition::message).orElse("");
  }

  /** The brokers of a cluster, by name. */
  List<Pod> pods(String name) {
    return client
        .pods()
        .inNamespace(namespace.name())
        .withLabel(ClusterLabels.INSTANCE, name)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getName()))
        .toList();
  }

  /** All claims, also those that no cluster uses. */
  List<PersistentVolumeClaim> claims() {
    return client.persistentVolumeClaims().inNamespace(namespace.name()).list().getItems();
  }

  /** Reasons of the events about clusters. */
  List<String> events() {
    return client.v1().events().inNamespace(namespace.name()).list().getItems().stream()
        .filter(event -> event.getInvolvedObject().getKind().equals(StreamBusCluster.KIND))
        .map(Event::getReason)
        .toList();
  }

  /** Uids by name. */
  static Map<String, String> uids(List<? extends HasMetadata> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                object -> object.getMetadata().getName(), object -> object.getMetadata().getUid()));
  }

  void delete(String name) {
    client.resources(StreamBusCluster.class).inNamespace(namespace.name()).withName(name).delete();
  }

  /** Waits until what is said about a cluster is true. */
  static void eventually(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(KubernetesClientException.class)
        .untilAsserted(assertion);
  }
}
