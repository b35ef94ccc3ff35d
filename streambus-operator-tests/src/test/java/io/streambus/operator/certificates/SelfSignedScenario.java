package io.streambus.operator.certificates;

import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static io.streambus.operator.fixture.OperatorScenario.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.fixture.OperatorScenario;
import java.time.Duration;

/** A scenario with a cluster whose certificate is signed by the operator. */
public record SelfSignedScenario(OperatorScenario scenario) {

  static final String CERTIFICATE_SECRET = "demo-tls";
  static final String CA_SECRET = "demo-ca";
  public static final Duration SETTLE_TIME = Duration.ofMinutes(1);

  public SelfSignedScenario() {
    this(new OperatorScenario());
  }

  static StreamBusCluster selfSignedCluster() {
    return demo(NAMESPACE, TlsSpecs::selfSigned);
  }

  public void createAndAwaitRunning() {
    scenario.user.createOrReplace(selfSignedCluster());
    scenario.operator.runFor(SETTLE_TIME);
    assertThat(scenario.phase()).isEqualTo("Running");
  }

  Secret secret(String name) {
    return scenario.get(Secret.class, name);
  }

  public PublishedCertificate publishedCertificate() {
    return PublishedCertificate.of(secret(CERTIFICATE_SECRET));
  }
}
