package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.Scene.demo;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import java.time.Duration;

/** A scene with a cluster whose certificate the operator signs. */
record SelfSignedScene(Scene scene) {

  static final String CERTIFICATE = "demo-tls";
  static final String KEYS = "demo-ca";
  static final Duration SOON = Duration.ofMinutes(1);

  SelfSignedScene() {
    this(new Scene());
  }

  static StreamBusCluster selfSigned() {
    return demo(NAMESPACE, TlsSpecs::selfSigned);
  }

  void running() {
    scene.user.put(selfSigned());
    scene.operator.runFor(SOON);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  Secret secret(String name) {
    return scene.get(Secret.class, name);
  }

  Shown shown() {
    return Shown.of(secret(CERTIFICATE));
  }
}
