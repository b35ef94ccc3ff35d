package io.streambus.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.node.images.TestImage;
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
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantees that the image and the chart work together where pods really run: the operator is a
 * pod with its own ServiceAccount, and brokers start, stop and find each other as processes. The
 * tests are steps in the life of one installation.
 */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RealNodeIT {

  private static final List<String> BROKERS = List.of("demo-0", "demo-1", "demo-2");

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
    // Given
    TestImage image = node.images().client();

    // When
    secure.create(first, securitySpec(node.images().proxy())).awaitRunning();

    // Then
    List<String> endpoints = secure.get().getStatus().endpoints();
    assertThat(endpoints).hasSize(TestCluster.BROKERS);
    for (int i = 0; i < endpoints.size(); i++) {
      var trusting = new ClientPod(client, "secure", "client-" + i);
      assertThat(trusting.runTrusting(image, endpoints.get(i), "secure-tls"))
          .isEqualTo(
              new ClientPod.Result(
                  true, "broker %d of version v1 received hello".formatted(i + 1)));
    }
    var stranger = new ClientPod(client, "secure", "stranger");
    ClientPod.Result result = stranger.runTrustingNobody(image, endpoints.get(0), "secure-tls");
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
    try (var brokers = new BrokerHistory(client, demo);
        var statuses = new StatusHistory(client, demo)) {

      // When
      node.powerOff();
      node.powerOn();

      // Then
      demo.await(() -> assertThat(demo.restarts().values()).containsOnly(3));
      demo.awaitRunning();
      assertThat(statuses.falseClaims(brokers)).isEmpty();
    }
    secure.awaitRunning();
    assertThat(demo.podUids()).isEqualTo(uids);
  }

  @Test
  @Order(6)
  void uninstallLeavesBrokersRunning() throws Exception {
    // Given
    Map<String, String> uids = demo.podUids();
    Map<String, Integer> restarts = demo.restarts();

    // When
    installation.uninstall();

    // Then
    assertThat(installation.podUids(client)).isEmpty();
    assertThat(demo.podUids()).isEqualTo(uids);
    assertThat(demo.restarts()).isEqualTo(restarts);
    assertThat(demo.pods()).allMatch(TestCluster::isReady);
    assertThat(demo.get()).isNotNull();
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
