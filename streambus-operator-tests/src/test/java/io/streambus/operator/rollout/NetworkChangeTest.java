package io.streambus.operator.rollout;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.NetworkPolicySpec;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.OperatorPods;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that a change of ports, the host network or the cluster domain never separates brokers
 * from each other or from clients.
 */
class NetworkChangeTest {

  private static final ClusterInputs INPUTS =
      ClusterInputs.builder()
          .operatorPods(new OperatorPods("streambus-system", ImmutableMap.of("app", "operator")))
          .podPolicy(PodPolicy.of(PodSecurityLevel.PRIVILEGED))
          .build();

  private final OperatorScenario scenario = OperatorScenario.running();

  @BeforeEach
  void startOperator() {
    scenario.startOperator(scenario.cluster.environment(INPUTS));
    scenario.operator.settle();
  }

  /** Changes after which brokers of two revisions could not connect to each other. */
  @Nested
  class FullStop {

    @Test
    void raftPortChangesOnlyWhileNoBrokerIsRunning() {
      // Given
      List<Pod> pods = scenario.pods();

      // When
      changeConfig(ConfigSpec.builder().grpcPort(9193).build());

      // Then
      assertThat(scenario.pods()).isEqualTo(pods);
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).reason())
          .isEqualTo("RequiresFullStop");
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
          .contains("spec.config.grpcPort", "set it back to 9093", "to apply 9193");
      assertThat(scenario.condition(ConditionType.STALLED).reason()).isEqualTo("RequiresFullStop");
      assertThat(scenario.phase()).isEqualTo("Running");

      // When
      hibernateAndResume();

      // Then
      assertThat(ports("raft")).containsExactly(9193, 9193, 9193);
      assertThat(config()).contains(".cluster.local:9193").doesNotContain(":9093");
      assertUpToDate();
    }

    @Test
    void confirmedScalingAppliesRaftPort() {
      // Given
      changeConfig(ConfigSpec.builder().grpcPort(9193).build());

      // When
      scenario.changeSpec(spec -> spec.replicas(5).scaling("Automatic"));
      scenario.operator.settle();

      // Then
      assertThat(ports("raft")).hasSize(5).containsOnly(9193);
      assertUpToDate();
    }

    @Test
    void revertedRaftPortRestartsNothing() {
      // Given
      List<Pod> pods = scenario.pods();
      changeConfig(ConfigSpec.builder().grpcPort(9193).build());

      // When
      changeConfig(ConfigSpec.builder().build());

      // Then
      assertThat(scenario.pods()).isEqualTo(pods);
      assertUpToDate();
    }

    @Test
    void raftPortIsRetainedByOtherRollouts() {
      // Given
      changeConfig(ConfigSpec.builder().grpcPort(9193).build());

      // When
      scenario.changeSpec(spec -> spec.version("v0.7.0"));
      scenario.operator.settle();

      // Then
      assertThat(ports("raft")).containsExactly(9093, 9093, 9093);
      assertThat(scenario.pods())
          .allMatch(pod -> pod.getMetadata().getLabels().containsValue("v0.7.0"));
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
          .contains("spec.config.grpcPort");
    }

    @Test
    void hostNetworkChangesOnlyWhileNoBrokerIsRunning() {
      // Given
      List<Pod> pods = scenario.pods();

      // When
      scenario.changeSpec(spec -> spec.hostNetwork(true));
      scenario.operator.settle();

      // Then
      assertThat(scenario.pods()).isEqualTo(pods);
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
          .contains("spec.hostNetwork", "set it back to false");

      // When
      hibernateAndResume();

      // Then
      assertThat(scenario.pods()).allMatch(pod -> pod.getSpec().getHostNetwork());
      assertUpToDate();
    }

    @Test
    void hostNetworkIsRolledOutWithoutNetworkPolicy() {
      // When
      scenario.changeSpec(
          spec ->
              spec.hostNetwork(true)
                  .networkPolicy(NetworkPolicySpec.builder().enabled(false).build()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.pods()).hasSize(3).allMatch(pod -> pod.getSpec().getHostNetwork());
      assertUpToDate();
    }

    @Test
    void clusterDomainChangesOnlyWhileNoBrokerIsRunning() {
      // Given
      List<Pod> pods = scenario.pods();
      String config = config();

      // When
      scenario.startOperator(
          scenario.cluster.environment(
              ClusterInputs.builder().clusterDomain("corp.example").build()));
      scenario.operator.settle();

      // Then
      assertThat(scenario.pods()).isEqualTo(pods);
      assertThat(config()).isEqualTo(config);
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
          .contains("--cluster-domain", "set it back to cluster.local");

      // When
      hibernateAndResume();

      // Then
      assertThat(config()).contains(".corp.example:9093").doesNotContain("cluster.local");
      assertUpToDate();
    }

    /** Otherwise, a typing error in a flag could be corrected only by stopping every cluster. */
    @Test
    void clusterThatNeverStartedFollowsTheFlag() {
      // Given
      OperatorScenario broken = new OperatorScenario();
      broken.cluster.pods().makeAllUnschedulable();
      broken.user.createOrReplace(OperatorScenario.demo(NAMESPACE));
      broken.operator.settle();

      // When
      broken.startOperator(
          broken.cluster.environment(
              ClusterInputs.builder().clusterDomain("corp.example").build()));
      broken.operator.settle();
      broken.cluster.pods().makeAllReady();
      broken.operator.settle();

      // Then
      assertThat(
              broken.get(ConfigMap.class, "demo-config").getData().getOrDefault("broker.yaml", ""))
          .contains(".corp.example:9093");
      assertThat(broken.phase()).isEqualTo("Running");
      assertThat(broken.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    }

    @Test
    void portsAreNotSwapped() {
      // When
      changeConfig(ConfigSpec.builder().port(8081).httpPort(9092).build());

      // Then
      assertThat(ports("client")).containsExactly(9092, 9092, 9092);
      assertThat(scenario.condition(ConditionType.CHANGE_BLOCKED).message())
          .contains("spec.config.port", "spec.config.httpPort");

      // When
      hibernateAndResume();

      // Then
      assertThat(ports("client")).containsExactly(8081, 8081, 8081);
      assertUpToDate();
    }
  }

  /** Changes that are rolled out, with clients of brokers of both revisions. */
  @Nested
  class Rollout {

    @Test
    void formerPortsStayOpenWhilePaused() {
      // Given
      scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");

      // When
      changeConfig(ConfigSpec.builder().port(9192).httpPort(8082).build());

      // Then
      assertThat(ports("client")).containsExactly(9092, 9092, 9092);
      assertThat(openPorts()).contains(9092, 8081, 9192, 8082);
      assertThat(servicePorts()).contains(9092, 8081, 9192, 8082);
      assertThat(scrapedPort()).isEqualTo("8081");

      // When
      scenario.cluster.requests().clear();
      scenario.operator.runFor(Duration.ofHours(1));

      // Then
      assertThat(scenario.cluster.requests().all()).isEmpty();

      // When
      scenario.removeAnnotation(ClusterAnnotations.PAUSE_RECONCILIATION);
      scenario.operator.settle();

      // Then
      assertNewPortsOnly();
    }

    @Test
    void formerPortsAreClosedAfterTheRollout() {
      // When
      changeConfig(ConfigSpec.builder().port(9192).httpPort(8082).build());

      // Then
      assertNewPortsOnly();
      assertUpToDate();
    }

    @Test
    void nothingIsWrittenAfterTheRollout() {
      // Given
      changeConfig(ConfigSpec.builder().httpPort(8082).build());
      scenario.restartOperator();
      scenario.operator.settle();
      scenario.cluster.requests().clear();

      // When
      scenario.operator.runFor(Duration.ofHours(1));

      // Then
      assertThat(scenario.cluster.requests().all()).isEmpty();
    }

    private void assertNewPortsOnly() {
      assertThat(ports("client")).containsExactly(9192, 9192, 9192);
      assertThat(openPorts()).containsExactly(9093, 8082, 9192);
      assertThat(servicePorts()).containsExactly(9192, 8082);
      assertThat(scrapedPort()).isEqualTo("8082");
    }
  }

  private void changeConfig(ConfigSpec config) {
    scenario.changeSpec(spec -> spec.config(config));
    scenario.operator.settle();
  }

  private void hibernateAndResume() {
    scenario.annotate(ClusterAnnotations.HIBERNATE, "true");
    scenario.operator.settle();
    assertThat(scenario.phase()).isEqualTo("Hibernated");
    assertThat(scenario.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    scenario.removeAnnotation(ClusterAnnotations.HIBERNATE);
    scenario.operator.settle();
  }

  private void assertUpToDate() {
    assertThat(scenario.hasCondition(ConditionType.CHANGE_BLOCKED)).isFalse();
    assertThat(scenario.condition(ConditionType.READY).status()).isEqualTo("True");
    assertThat(scenario.get(StatefulSet.class, NAME).getStatus().getUpdatedReplicas())
        .isEqualTo(scenario.pods().size());
  }

  private String config() {
    return scenario.get(ConfigMap.class, "demo-config").getData().getOrDefault("broker.yaml", "");
  }

  private List<Integer> ports(String name) {
    return scenario.pods().stream()
        .flatMap(pod -> pod.getSpec().getContainers().stream())
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> port.getName().equals(name))
        .map(ContainerPort::getContainerPort)
        .toList();
  }

  private List<Integer> openPorts() {
    return scenario.get(NetworkPolicy.class, NAME).getSpec().getIngress().stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(port -> port.getPort().getIntVal())
        .toList();
  }

  private List<Integer> servicePorts() {
    return scenario.get(Service.class, NAME).getSpec().getPorts().stream()
        .map(ServicePort::getPort)
        .toList();
  }

  private String scrapedPort() {
    return scenario
        .get(Service.class, "demo-headless")
        .getMetadata()
        .getAnnotations()
        .getOrDefault("prometheus.io/port", "");
  }
}
