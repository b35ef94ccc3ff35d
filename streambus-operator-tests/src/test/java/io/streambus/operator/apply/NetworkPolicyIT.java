package io.streambus.operator.apply;

import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.streambus.api.ClusterNames;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, a policy that somebody widened would stay wide, or be written for ever.
 * What a server makes of the rules is its own business, so only a real one can tell.
 */
@ControlPlaneTest
class NetworkPolicyIT {

  private static final String DEMO = "demo";
  private static final Duration REST = Duration.ofSeconds(5);

  private KubernetesClient client;
  private String namespace;
  private AuditLog operator;

  @BeforeEach
  void runAGuardedCluster(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    this.namespace = namespace.name();
    operator =
        log.by(ControlPlane.OPERATOR)
            .where(request -> request.namespace().equals(namespace.name()));
    NamespaceUser user = new NamespaceUser(client, namespace);
    user.apply(
        DEMO,
        "replicas: 1",
        "multiTenancy: {isolation: {networkPolicies: true}}",
        "networkPolicy:",
        "  from:",
        "    - {podSelector: {}}",
        "    - {namespaceSelector: {}, podSelector: {matchExpressions: [{key: a, operator:"
            + " Exists}]}}",
        "    - {ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}",
        "  metricsFrom: [{namespaceSelector: {matchLabels: {team: platform}}}]");
    eventually(() -> assertThat(user.cluster(DEMO)).hasPhase(ClusterPhase.RUNNING));
  }

  @Test
  void rulesThatTheServerStoredAreNotWrittenAgain() throws InterruptedException {
    // Given
    NetworkPolicy before = policy().get();

    // When
    policy()
        .edit(
            each -> {
              each.getMetadata().getAnnotations().put("example.com/note", "wakes a pass");
              return each;
            });

    // Then
    assertNoWrite();
    assertThat(policy().get().getSpec()).isEqualTo(before.getSpec());
  }

  @Test
  void aRuleThatIsWidenedIsPutBackByOneWrite() throws InterruptedException {
    // Given
    NetworkPolicySpec before = policy().get().getSpec();

    // When
    policy()
        .edit(
            each -> {
              each.getSpec().getIngress().get(0).getPorts().get(0).setPort(new IntOrString(8081));
              each.getSpec().getIngress().get(0).getFrom().clear();
              return each;
            });

    // Then
    eventually(() -> assertThat(policy().get().getSpec()).isEqualTo(before));
    assertNoWrite();
  }

  private void assertNoWrite() throws InterruptedException {
    Instant healed = Instant.now().plusSeconds(1);
    Thread.sleep(REST.plusSeconds(1).toMillis());
    assertThat(operator.since(healed).entries()).isEmpty();
  }

  private Resource<NetworkPolicy> policy() {
    return client
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(namespace)
        .withName(ClusterNames.networkPolicy(DEMO));
  }
}
