package io.streambus.operator.certificates;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.operator.proxy.TestCertificateAuthority;
import io.streambus.operator.proxy.TestIdentity;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Guarantees that a real API server accepts the pods of a TLS cluster without causing drift. */
@ControlPlaneTest
class TlsClusterIT {

  private static final Duration SETTLE_TIME = Duration.ofSeconds(5);

  @Test
  void tlsClusterRunsBehindProxiesAndIsNotRewritten(
      KubernetesClient client, TestNamespace namespace, AuditLog log) throws InterruptedException {
    // Given
    TestCertificateAuthority ca = new TestCertificateAuthority("CN=authority");
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("demo-certificate")
                .endMetadata()
                .withType("kubernetes.io/tls")
                .withStringData(ca.issueServerIdentity().secretData())
                .addToStringData("ca.crt", TestIdentity.toPem(ca.certificate()))
                .build())
        .inNamespace(namespace.name())
        .create();
    NamespaceUser user = new NamespaceUser(client, namespace);

    // When
    user.apply(
        "demo",
        "replicas: 1",
        "security:",
        "  tls: {enabled: true, certSecretName: demo-certificate, clientAuthRequired: true}",
        "  authorization: {enabled: true, allowedSubjects: ['CN=orders,O=Example']}");

    // Then
    eventually(() -> assertThat(user.cluster("demo")).hasPhase(ClusterPhase.RUNNING));
    assertThat(
            client
                .pods()
                .inNamespace(namespace.name())
                .withName("demo-0")
                .get()
                .getSpec()
                .getContainers())
        .extracting(Container::getName)
        .containsExactly("broker", "proxy");

    // When
    Thread.sleep(SETTLE_TIME.toMillis());
    Instant settled = Instant.now();
    client
        .apps()
        .statefulSets()
        .inNamespace(namespace.name())
        .withName("demo")
        .edit(
            statefulSet -> {
              statefulSet
                  .getMetadata()
                  .getAnnotations()
                  .put("example.com/note", "triggers a reconciliation");
              return statefulSet;
            });
    Thread.sleep(SETTLE_TIME.toMillis());

    // Then
    assertThat(
            log.byUser(ControlPlane.OPERATOR)
                .filter(request -> request.namespace().equals(namespace.name()))
                .filter(request -> !request.verb().equals("watch"))
                .since(settled)
                .entries())
        .isEmpty();
  }
}
