package io.streambus.testkit.junit;

import com.google.common.collect.ImmutableClassToInstanceMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.controlplane.ControlPlaneProfile;
import io.streambus.testkit.controlplane.CrdInstaller;
import io.streambus.testkit.logs.OperatorLog;
import io.streambus.testkit.user.TestUser;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A server with the CRD and the operator, shared by all test classes of a JVM. */
final class TestEnvironment implements AutoCloseable {

  /** What tests, and methods that run once for a class, may have as parameters. */
  static final Set<Class<?>> PARAMETERS =
      Set.of(KubernetesClient.class, TestOperator.class, ControlPlane.class);

  private final ControlPlaneServer server;
  private final KubernetesClient client;
  private final TestOperator operator;
  private final ImmutableClassToInstanceMap<Object> parameters;

  private TestEnvironment(ControlPlaneServer server) {
    this.server = server;
    this.client =
        new KubernetesClientBuilder()
            .withConfig(server.plane().configFor(ControlPlane.ADMIN))
            .build();
    this.operator =
        new TestOperator(
            server.plane().configFor(ControlPlane.OPERATOR), new ExtensionPermissions(client));
    this.parameters =
        ImmutableClassToInstanceMap.builder()
            .put(KubernetesClient.class, client)
            .put(TestOperator.class, operator)
            .put(ControlPlane.class, server.plane())
            .build();
  }

  static TestEnvironment start(ControlPlaneProfile profile) {
    // Reports then contain what was logged before the failure.
    OperatorLog.shared();
    TestEnvironment environment =
        new TestEnvironment(
            ControlPlaneRequirement.getOrSkip(() -> ControlPlaneServer.start(profile)));
    CrdInstaller.install(environment.client);
    return environment;
  }

  KubernetesClient client() {
    return client;
  }

  TestOperator operator() {
    return operator;
  }

  ControlPlaneServer server() {
    return server;
  }

  /** Returns the value of one of {@link #PARAMETERS}. */
  Object parameter(Class<?> type) {
    return Objects.requireNonNull(parameters.get(type));
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

  /** Describes the clusters of the namespace of a failed test, and the logs of the server. */
  String failureReport(TestUser user) {
    String clusters =
        user.list(StreamBusCluster.class).stream()
            .map(cluster -> user.cluster(cluster.getMetadata().getName()).describe())
            .collect(Collectors.joining("\n\n"));
    return clusters + "\n\n" + server.logs();
  }

  @Override
  public void close() {
    operator.stop();
    client.close();
    server.close();
  }
}
