package io.streambus.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.node.images.TestImage;
import io.streambus.testkit.controlplane.AuditLog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that the image and the chart work together where pods really run: the operator is a
 * pod with its own ServiceAccount, and brokers start, stop and find each other as processes. The
 * tests are steps in the life of one installation.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealNodeIT {

  private static final int FORBIDDEN = 403;
  private static final List<String> BROKERS = List.of("demo-0", "demo-1", "demo-2");

  @RegisterExtension private final FailureReport failureReport;

  private final RealNode node;
  private final KubernetesClient client;
  private final TestImage first;
  private final TestImage second;
  private final Installation installation;
  private final TestCluster demo;
  private final TestCluster secure;

  RealNodeIT(@TempDir Path home) throws Exception {
    node = NodeRequirement.startOrSkip();
    client = node.client();
    failureReport = new FailureReport(client);
    first = node.images().brokers().get(0);
    second = node.images().brokers().get(1);
    installation = Installation.on(node, home);
    demo = new TestCluster(client, "demo");
    secure = new TestCluster(client, "secure");
  }

  @BeforeAll
  void install() throws Exception {
    installation.install();
  }

  @AfterAll
  void stop() throws Exception {
    node.close();
  }

  @Test
  @Order(1)
  void brokersStartOnVolumesThatBelongToRoot() {
    // When
    demo.create(first, "").awaitRunning();

    // Then
    assertThat(demo.images()).containsOnlyKeys(BROKERS);
    assertThat(demo.images().values()).containsOnly(first.name());
    assertThat(demo.restarts().values()).containsOnly(0);
  }

  @Test
  @Order(2)
  void imageIsChangedInPlaceOneBrokerAtATime() {
    // Given
    Map<String, String> uids = demo.podUids();
    try (var brokers = new BrokerHistory(client, demo);
        var statuses = new StatusHistory(client, demo)) {

      // When
      demo.setImage(second);
      demo.awaitRunning();

      // Then
      assertThat(brokers.restarts()).containsExactlyInAnyOrderElementsOf(BROKERS);
      assertThat(brokers.mostAwayAtOnce()).isEqualTo(1);
      assertThat(statuses.falseClaims(brokers)).isEmpty();
      assertThat(statuses.phases()).contains("Updating").doesNotContain("Degraded", "Failed");
    }
    assertThat(demo.podUids()).isEqualTo(uids);
    assertThat(demo.images().values()).containsOnly(second.name());
    assertThat(demo.restarts().values()).containsOnly(1);
  }

  @Test
  @Order(3)
  void nextOperatorFinishesRolloutAndRestartsNoBrokerAgain() {
    // Given
    try (var brokers = new BrokerHistory(client, demo)) {
      demo.setImage(first);
      demo.await(() -> assertThat(brokers.restarts()).isNotEmpty());

      // When
      List<String> operators = installation.deletePods(client);
      demo.awaitRunning();

      // Then
      assertThat(brokers.restarts()).containsExactlyInAnyOrderElementsOf(BROKERS);
      assertThat(brokers.mostAwayAtOnce()).isEqualTo(1);
      assertThat(installation.podUids(client)).doesNotContainAnyElementsOf(operators);
    }
    assertThat(demo.images().values()).containsOnly(first.name());
    assertThat(demo.restarts().values()).containsOnly(2);
  }

  @Test
  @Order(4)
  void clientInAnotherPodVerifiesCertificateOfEachBroker() {
    // When
    secure.create(first, securitySpec(node.images().proxy())).awaitRunning();

    // Then
    assertThat(receivedByBrokers("client"))
        .containsExactly(
            "broker 1 of version v1 received hello",
            "broker 2 of version v1 received hello",
            "broker 3 of version v1 received hello");
    var stranger = new ClientPod(client, "secure", "stranger");
    ClientPod.Result result =
        stranger.runTrustingNobody(
            node.images().client(), secure.get().getStatus().endpoints().get(0), "secure-tls");
    assertThat(result.succeeded()).isFalse();
    assertThat(result.output()).contains("certificate signed by unknown authority");
    assertThat(client.network().v1().networkPolicies().inNamespace("secure").list().getItems())
        .extracting(policy -> policy.getMetadata().getName())
        .contains("secure");
  }

  @Test
  @Order(5)
  void clustersRecoverFromRestartOfTheirNode() throws Exception {
    // Given
    Map<String, String> uids = demo.podUids();
    int restarts = installation.restarts(client);
    try (var brokers = new BrokerHistory(client, demo);
        var statuses = new StatusHistory(client, demo)) {

      // When
      node.powerOff();
      node.powerOn();

      // Then
      demo.await(
          () -> {
            assertThat(demo.restarts().values()).containsOnly(3);
            assertThat(demo.pods()).allMatch(TestCluster::isReady);
            assertThat(installation.restarts(client)).isEqualTo(restarts + Installation.REPLICAS);
            assertThat(installation.pods(client)).allMatch(TestCluster::isReady);
          });
      demo.awaitRunning();
      assertThat(statuses.falseClaims(brokers)).isEmpty();
    }
    secure.awaitRunning();
    assertThat(demo.podUids()).isEqualTo(uids);
  }

  @Test
  @Order(6)
  void operatorWasPermittedEverythingThatItRequested() {
    // When
    AuditLog requests = node.controlPlane().auditLog().byUser(Installation.USER);

    // Then
    assertThat(requests.entries()).isNotEmpty();
    assertThat(requests.filter(entry -> entry.code() == FORBIDDEN).entries()).isEmpty();
  }

  @Test
  @Order(7)
  void uninstallLeavesBrokersRunning() throws Exception {
    // Given
    Map<String, String> uids = demo.podUids();
    Map<String, Integer> restarts = demo.restarts();

    // When
    installation.uninstall(client);

    // Then
    assertThat(demo.get()).isNotNull();
    assertThat(demo.podUids()).isEqualTo(uids);
    assertThat(demo.restarts()).isEqualTo(restarts);
    assertThat(demo.pods()).allMatch(TestCluster::isReady);
    assertThat(receivedByBrokers("after-uninstall")).hasSize(TestCluster.BROKERS);
  }

  /** Returns the responses that clients get from the brokers of the secure cluster. */
  private List<String> receivedByBrokers(String clients) {
    return secure.get().getStatus().endpoints().stream()
        .map(
            endpoint ->
                new ClientPod(
                        client,
                        "secure",
                        clients + "-" + endpoint.substring(0, endpoint.indexOf('.')))
                    .runTrusting(node.images().client(), endpoint, "secure-tls"))
        .filter(ClientPod.Result::succeeded)
        .map(ClientPod.Result::output)
        .toList();
  }

  private static String securitySpec(TestImage proxy) {
    return """
        security:
          tls:
            enabled: true
            selfSigned: true
            proxy:
              image: {repository: %s, tag: %s}
              resources:
                requests: {cpu: 10m, memory: 32Mi}
                limits: {memory: 128Mi}
        multiTenancy:
          isolation: {networkPolicies: true}
        """
        .formatted(proxy.repository(), proxy.tag());
  }
}
