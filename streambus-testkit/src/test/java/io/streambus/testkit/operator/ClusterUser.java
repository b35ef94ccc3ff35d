package io.streambus.testkit.operator;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
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
