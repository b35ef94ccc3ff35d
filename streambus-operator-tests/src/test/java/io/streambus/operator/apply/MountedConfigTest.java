package io.streambus.operator.apply;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.spec.SecuritySpec;
import io.streambus.operator.certificates.SelfSignedScenario;
import io.streambus.operator.certificates.TlsSpecs;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Guarantees that a pod can start again after a reboot of its node, also during a rollout. */
class MountedConfigTest {

  private static final String PROXY_CONFIG = "demo-proxy";

  private final SelfSignedScenario signed = new SelfSignedScenario();
  private final OperatorScenario scenario = signed.scenario();

  @Test
  void configOfProxiesIsDeletedAfterTheLastProxy() {
    // Given
    signed.createAndAwaitRunning();
    scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");

    // When
    disableTls();
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.cluster.find(ConfigMap.class, NAMESPACE, PROXY_CONFIG)).isPresent();

    // When
    scenario.removeAnnotation(ClusterAnnotations.PAUSE_RECONCILIATION);
    scenario.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scenario.phase()).isEqualTo("Running");
    assertThat(scenario.cluster.find(ConfigMap.class, NAMESPACE, PROXY_CONFIG)).isEmpty();
  }

  @Test
  void configExistsWheneverAPodMountsIt() {
    // Given
    signed.createAndAwaitRunning();
    Random random = new Random(6);

    for (int step = 0; step < 30; step++) {
      // When
      switch (random.nextInt(4)) {
        case 0 -> disableTls();
        case 1 -> scenario.changeSpec(TlsSpecs::selfSigned);
        case 2 -> scenario.annotate(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout");
        default -> scenario.removeAnnotation(ClusterAnnotations.PAUSE_RECONCILIATION);
      }
      scenario.operator.runFor(Duration.ofSeconds(random.nextInt(90)));

      // Then
      if (scenario.pods().stream().anyMatch(MountedConfigTest::hasProxy)) {
        assertThat(scenario.cluster.find(ConfigMap.class, NAMESPACE, PROXY_CONFIG)).isPresent();
      }
    }
  }

  private void disableTls() {
    scenario.changeSpec(spec -> spec.security(SecuritySpec.builder().build()));
  }

  private static boolean hasProxy(Pod pod) {
    return pod.getMetadata().getAnnotations().containsKey(ClusterAnnotations.PROXY_CHECKSUM);
  }
}
