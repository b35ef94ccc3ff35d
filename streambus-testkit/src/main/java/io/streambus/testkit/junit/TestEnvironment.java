package io.streambus.testkit.junit;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.CrdInstaller;
import java.util.Optional;
import java.util.stream.Collectors;

/** A server with the CRD and the operator, shared by all test classes of a JVM. */
final class TestEnvironment implements AutoCloseable {

  private final TestServer server;
  private final KubernetesClient client;
  private final TestOperator operator;

  TestEnvironment(TestServer server) {
    this.server = server;
    this.client = new KubernetesClientBuilder().withConfig(server.adminConfig()).build();
    this.operator = new TestOperator(server.operatorConfig());
    CrdInstaller.install(client);
  }

  KubernetesClient client() {
    return client;
  }

  TestOperator operator() {
    return operator;
  }

  Optional<ControlPlane> controlPlane() {
    return server.controlPlane();
  }

  Namespace createNamespace() {
    return client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withGenerateName("test-")
                .endMetadata()
                .build())
        .create();
  }

  void deleteNamespace(TestNamespace namespace) {
    client.namespaces().withName(namespace.name()).delete();
  }

  /**
   * Describes the state of the server after a failed test: the clusters and events of its
   * namespace, and the logs.
   */
  String failureReport(TestNamespace namespace) {
    return "== clusters\n"
        + clusters(namespace)
        + "\n== events\n"
        + events(namespace)
        + "\n"
        + server.logs();
  }

  private String clusters(TestNamespace namespace) {
    return client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace.name())
        .list()
        .getItems()
        .stream()
        .map(client.getKubernetesSerialization()::asYaml)
        .collect(Collectors.joining("---\n"));
  }

  private String events(TestNamespace namespace) {
    return client.v1().events().inNamespace(namespace.name()).list().getItems().stream()
        .map(TestEnvironment::line)
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

  @Override
  public void close() {
    operator.stop();
    client.close();
    server.close();
  }
}
