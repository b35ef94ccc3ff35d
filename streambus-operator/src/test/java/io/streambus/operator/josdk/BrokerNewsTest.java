package io.streambus.operator.josdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.operator.client.LeanSerialization;
import io.streambus.operator.client.LivePod;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * If news were missed, growth and restarts would stand still. If all were news, a cluster that
 * starts would cost dozens of passes.
 */
class BrokerNewsTest {

  private final PersistentVolumeClaim claim = claim(Map.of(), "10Gi");
  private final LivePod pod = pod("{}", "False");

  @Test
  void whatKubernetesNotesOnAClaimThatItBindsIsNoNews() {
    assertThat(
            BrokerNews.ofClaim(
                claim(Map.of("pv.kubernetes.io/bind-completed", "yes"), "10Gi"), claim))
        .isFalse();
  }

  @Test
  void anAnnotationOfOursOnAClaimIsNews() {
    assertThat(BrokerNews.ofClaim(claim(Map.of("streambus.io/any", "1"), "10Gi"), claim)).isTrue();
  }

  @Test
  void aVolumeThatHasGrownIsNews() {
    assertThat(BrokerNews.ofClaim(claim(Map.of(), "20Gi"), claim)).isTrue();
  }

  @Test
  void whatOthersNoteOnAPodIsNoNews() {
    assertThat(BrokerNews.ofPod(pod("{cni.example.org/address: 10.0.0.1}", "False"), pod))
        .isFalse();
  }

  @Test
  void aWordOfAnAdministratorOnAPodIsNews() {
    assertThat(BrokerNews.ofPod(pod("{streambus.io/restart-trigger: again}", "False"), pod))
        .isTrue();
  }

  @Test
  void aPodThatBecomesReadyIsNews() {
    assertThat(BrokerNews.ofPod(pod("{}", "True"), pod)).isTrue();
  }

  @Test
  void aPodThatIsEvictedIsNews() {
    assertThat(BrokerNews.ofPod(podStatus("{}", "phase: Failed, reason: Evicted"), pod)).isTrue();
  }

  private static PersistentVolumeClaim claim(Map<String, String> annotations, String capacity) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("data-demo-0")
        .withUid("u")
        .withResourceVersion("1")
        .withAnnotations(annotations)
        .endMetadata()
        .withNewSpec()
        .withNewResources()
        .addToRequests("storage", new Quantity("10Gi"))
        .endResources()
        .endSpec()
        .withNewStatus()
        .withPhase("Bound")
        .addToCapacity("storage", new Quantity(capacity))
        .endStatus()
        .build();
  }

  private static LivePod pod(String annotations, String ready) {
    return podStatus(
        annotations,
        "phase: Running, conditions: [{type: Ready, status: \"%s\"}]".formatted(ready));
  }

  private static LivePod podStatus(String annotations, String status) {
    return LeanSerialization.create()
        .unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata: {namespace: default, name: demo-0, uid: u, annotations: %s}
            status: {%s}
            """
                .formatted(annotations, status),
            LivePod.class);
  }
}
