package io.streambus.testkit.junit;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.CrdInstaller;
import java.util.Optional;

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

  String logs() {
    return server.logs();
  }

  @Override
  public void close() {
    operator.stop();
    client.close();
    server.close();
  }
}
