package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static io.streambus.testkit.reconcile.SelfSignedScene.CERTIFICATE;
import static io.streambus.testkit.reconcile.SelfSignedScene.KEYS;
import static io.streambus.testkit.reconcile.SelfSignedScene.SOON;
import static io.streambus.testkit.reconcile.SelfSignedScene.selfSigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** If one of these failed, one wrong hand would cost a cluster its clients, or a user a Secret. */
class SelfSignedFaultTest {

  private final SelfSignedScene signed = new SelfSignedScene();
  private final Scene scene = signed.scene();

  @ParameterizedTest
  @ValueSource(strings = {CERTIFICATE, KEYS})
  void aSecretOfSomebodyElseIsLeftAlone(String name) {
    // Given
    scene.user.put(foreign(name));
    scene.user.put(selfSigned());

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("NameTaken");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .startsWith("Secret default/" + name + " exists and is not of this operator");
    assertThat(signed.secret(name).getData()).containsOnlyKeys("password");
    assertThat(scene.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();
  }

  @Test
  void whatOthersDoToTheCertificateIsMadeGood() {
    // Given
    signed.running();
    Shown before = signed.shown();

    // When
    scene.user.edit(
        Secret.class, NAMESPACE, CERTIFICATE, secret -> secret.getData().put("tls.key", "dGJk"));
    scene.operator.runFor(SOON);

    // Then
    assertThat(signed.shown().isBelievedBy(before)).isTrue();

    // When
    scene.user.delete(Secret.class, NAMESPACE, CERTIFICATE);
    scene.operator.runFor(SOON);

    // Then
    assertThat(signed.shown().isBelievedBy(before)).isTrue();
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aLostAuthorityIsReplacedAndTheFormerOneStaysPublished() {
    // Given
    signed.running();
    Shown before = signed.shown();

    // When
    scene.user.delete(Secret.class, NAMESPACE, KEYS);
    scene.operator.runFor(SOON);

    // Then
    assertThat(signed.shown().isBelievedBy(signed.shown())).isTrue();
    assertThat(before.isBelievedBy(signed.shown())).isTrue();
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aClusterThatWasDeletedWithoutItsChildrenFindsItsAuthority() {
    // Given
    signed.running();
    Shown before = signed.shown();
    scene.user.deleteAndOrphan(StreamBusCluster.class, NAMESPACE, NAME);
    scene.operator.runFor(SOON);

    // When
    signed.running();

    // Then
    assertThat(signed.shown().isBelievedBy(before)).isTrue();
    assertThat(owners(CERTIFICATE)).hasSize(1);
    assertThat(owners(KEYS)).hasSize(1);
  }

  @Test
  void aRefusedSecretIsToldAndAskedForAgain() {
    // Given
    scene.cluster.faults().every(Secret.class).refuse(403, "secrets is forbidden");
    scene.user.put(selfSigned());

    // When
    scene.operator.runFor(SOON);

    // Then
    assertThat(scene.condition(ConditionType.STALLED).reason()).isEqualTo("ApiRefused");
    assertThat(scene.condition(ConditionType.STALLED).message())
        .isEqualTo("the API server refuses Secret default/demo-ca with 403: secrets is forbidden");
    assertThat(scene.cluster.find(StatefulSet.class, NAMESPACE, NAME)).isEmpty();

    // When
    scene.cluster.faults().lift();
    scene.operator.runFor(Duration.ofMinutes(2));

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
  }

  private List<?> owners(String name) {
    return signed.secret(name).getMetadata().getOwnerReferences();
  }

  private static Secret foreign(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(name)
        .endMetadata()
        .addToData("password", "c2VjcmV0")
        .build();
  }
}
