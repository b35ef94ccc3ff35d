package io.streambus.operator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.SelfSignedScenario;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.fixture.OtherOperatorVersion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guarantees that a new version of the operator does not restart brokers for their proxies. */
class ProxyConfigRetentionTest {

  private static final String FORMER_TIMEOUT = "timeout client 30s";

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  @Test
  void configurationOfProxiesIsRetainedUntilARestartIsDueAnyway() {
    // Given
    signed.createAndAwaitRunning();
    new OtherOperatorVersion(scenario)
        .leaveProxyConfig(text -> text.replaceAll("timeout client .*", FORMER_TIMEOUT));
    List<String> pods = podUids();

    // When
    scenario.restartOperator();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(podUids()).isEqualTo(pods);
    assertThat(haproxyConfig()).contains(FORMER_TIMEOUT);
    assertThat(scenario.hasCondition(ConditionType.TEMPLATE_UPDATE_PENDING)).isTrue();

    // When
    scenario.changeSpec(spec -> spec.putPodLabels("restart", "due"));
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(haproxyConfig()).doesNotContain(FORMER_TIMEOUT);
    assertThat(podUids()).doesNotContainAnyElementsOf(pods);
  }

  private List<String> podUids() {
    return scenario.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  private String haproxyConfig() {
    return scenario.get(ConfigMap.class, "demo-proxy").getData().getOrDefault("haproxy.cfg", "");
  }
}
