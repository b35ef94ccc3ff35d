package io.streambus.testkit.junit;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.StreamBusCluster;
import java.util.stream.Collectors;

/**
 * Describes the state of the test server after a failed test: the clusters and events of its
 * namespace, and the logs.
 */
final class FailureReport {

  private FailureReport() {}

  static String of(TestEnvironment environment, TestNamespace namespace) {
    return "== clusters\n"
        + clusters(environment.client(), namespace)
        + "\n== events\n"
        + events(environment.client(), namespace)
        + "\n"
        + environment.logs();
  }

  private static String clusters(KubernetesClient client, TestNamespace namespace) {
    return client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace.name())
        .list()
        .getItems()
        .stream()
        .map(client.getKubernetesSerialization()::asYaml)
        .collect(Collectors.joining("---\n"));
  }

  private static String events(KubernetesClient client, TestNamespace namespace) {
    return client.v1().events().inNamespace(namespace.name()).list().getItems().stream()
        .map(FailureReport::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(Event event) {
    return String.join(
        " ",
        String.valueOf(event.getLastTimestamp()),
        event.getInvolvedObject().getKind() + "/" + event.getInvolvedObject().getName(),
        event.getReason(),
        event.getMessage());
  }
}
