package io.streambus.operator.apply;

import static io.streambus.operator.fixture.NamespaceUser.awaitRest;
import static io.streambus.operator.fixture.NamespaceUser.eventually;
import static io.streambus.operator.fixture.NamespaceUser.throughout;
import static io.streambus.testkit.assertions.StreamBusClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.streambus.api.ClusterNames;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ClusterPhase;
import io.streambus.operator.fixture.NamespaceUser;
import io.streambus.testkit.controlplane.AuditLog;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneTest;
import io.streambus.testkit.junit.TestNamespace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Guarantees that a widened NetworkPolicy is narrowed again, and that unchanged rules are not
 * rewritten. Only a real API server shows how it stores the rules.
 */
@ControlPlaneTest
@Execution(ExecutionMode.CONCURRENT)
class NetworkPolicyIT {

  private static final String DEMO = "demo";
  private static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

  private KubernetesClient client;
  private String namespace;
  private AuditLog operator;

  @BeforeEach
  void startRunningCluster(KubernetesClient client, TestNamespace namespace, AuditLog log) {
    this.client = client;
    this.namespace = namespace.name();
    operator = log.byUser(ControlPlane.OPERATOR).inNamespace(namespace.name());
    NamespaceUser user = new NamespaceUser(client, namespace);
    user.apply(
        DEMO,
        "replicas: 1",
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
  void doesNotRewriteStoredRules() {
    // Given
    NetworkPolicy before = policy().get();

    // When
    policy()
        .edit(
            each -> {
              each.getMetadata()
                  .getAnnotations()
                  .put("example.com/note", "triggers a reconciliation");
              return each;
            });

    // Then
    assertNoWrite();
    assertThat(policy().get().getSpec()).isEqualTo(before.getSpec());
  }

  @Test
  void revertsWidenedRuleWithSingleWrite() {
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

  /** The stored rules have more ports than the spec until every broker has restarted. */
  @Test
  void formerPortsAreWrittenOnce() {
    // Given
    awaitRest(operator, QUIET_PERIOD);
    Instant begin = Instant.now();

    // When
    patch(
        """
        {"metadata": {"annotations": {"streambus.io/pause-reconciliation": "rollout"}},
         "spec": {"config": {"port": 9192, "httpPort": 8082}}}
        """);

    // Then
    eventually(() -> assertThat(openPorts()).containsExactly(9093, 8082, 8081, 9192, 9092));
    awaitRest(operator, QUIET_PERIOD);
    assertNoWrite();
    assertThat(operator.since(begin).entries())
        .filteredOn(request -> request.resource().equals("networkpolicies"))
        .hasSize(1);
  }

  @Test
  void policyThatIsNotDesiredIsDeleted() {
    // When
    patch("{\"spec\": {\"networkPolicy\": {\"enabled\": false}}}");

    // Then
    eventually(() -> assertThat(policy().get()).isNull());
  }

  private void patch(String json) {
    client
        .resources(StreamBusCluster.class)
        .inNamespace(namespace)
        .withName(DEMO)
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  private List<Integer> openPorts() {
    return policy().get().getSpec().getIngress().stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(port -> port.getPort().getIntVal())
        .toList();
  }

  private void assertNoWrite() {
    Instant corrected = Instant.now().plusSeconds(1);
    throughout(
        QUIET_PERIOD.plusSeconds(1),
        () -> assertThat(operator.since(corrected).entries()).isEmpty());
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
