package io.streambus.operator.informers;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.api.ClusterLabels;
import io.streambus.operator.kubernetes.client.LeanSerialization;
import io.streambus.operator.kubernetes.client.PartialPod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that relevant updates trigger a reconciliation, without which resizes and restarts
 * would stall, and that a starting cluster does not cause dozens of reconciliations.
 */
class PodUpdateFilterTest {

  private final PersistentVolumeClaim claim = claim(Map.of(), "10Gi");
  private final PartialPod pod = pod("{}", "False");

  @Test
  void bindingAnnotationsOnClaimAreIgnored() {
    assertThat(
            PodUpdateFilter.isRelevantClaimUpdate(
                claim(Map.of("pv.kubernetes.io/bind-completed", "yes"), "10Gi"), claim))
        .isFalse();
  }

  @Test
  void epochThatTheOperatorAddsToClaimIsIgnored() {
    assertThat(
            PodUpdateFilter.isRelevantClaimUpdate(
                claim(Map.of("streambus.io/any", "1"), "10Gi"), claim))
        .isFalse();
  }

  @Test
  void changedOrRemovedOperatorAnnotationOnClaimIsRelevant() {
    // Given
    PersistentVolumeClaim annotated = claim(Map.of("streambus.io/any", "1"), "10Gi");

    // Then
    assertThat(PodUpdateFilter.isRelevantClaimUpdate(claim, annotated)).isTrue();
    assertThat(
            PodUpdateFilter.isRelevantClaimUpdate(
                claim(Map.of("streambus.io/any", "2"), "10Gi"), annotated))
        .isTrue();
  }

  @Test
  void expandedVolumeIsRelevant() {
    assertThat(PodUpdateFilter.isRelevantClaimUpdate(claim(Map.of(), "20Gi"), claim)).isTrue();
  }

  /** The status reports the size of volumes only when all are bound. */
  @Test
  void claimBecomesBoundOnce() {
    // Given
    PersistentVolumeClaim pending = claim(Map.of(), "10Gi");
    pending.getStatus().setPhase("Pending");

    // Then
    assertThat(PodUpdateFilter.isBinding(claim, pending)).isTrue();
    assertThat(PodUpdateFilter.isBinding(claim, claim)).isFalse();
    assertThat(PodUpdateFilter.isBinding(pending, pending)).isFalse();
  }

  @Test
  void foreignAnnotationOnPodIsIgnored() {
    assertThat(
            PodUpdateFilter.isRelevantPodUpdate(
                pod("{cni.example.org/address: 10.0.0.1}", "False"), pod))
        .isFalse();
  }

  @Test
  void operatorAnnotationOnPodIsRelevant() {
    assertThat(
            PodUpdateFilter.isRelevantPodUpdate(
                pod("{streambus.io/restart-trigger: again}", "False"), pod))
        .isTrue();
  }

  @Test
  void podThatWaitsForItsClaimsIsIgnored() {
    assertThat(
            PodUpdateFilter.isRelevantPodUpdate(
                unscheduled(
                    "0/3 nodes are available: pod has unbound immediate"
                        + " PersistentVolumeClaims."),
                pod))
        .isFalse();
  }

  @Test
  void topologyOfNodeOnPodIsIgnored() {
    // Given
    PartialPod scheduled = podStatus("{}", "phase: Running");
    scheduled
        .getMetadata()
        .setLabels(Map.of(ClusterLabels.INSTANCE, "demo", "topology.kubernetes.io/zone", "a"));

    // Then
    assertThat(PodUpdateFilter.isRelevantPodUpdate(scheduled, podStatus("{}", "phase: Running")))
        .isFalse();
  }

  @Test
  void podThatNoNodeFitsIsRelevant() {
    assertThat(
            PodUpdateFilter.isRelevantPodUpdate(
                unscheduled("0/3 nodes are available: 3 Insufficient cpu."), pod))
        .isTrue();
  }

  private static PartialPod unscheduled(String message) {
    return podStatus(
        "{}",
        "phase: Pending, conditions: [{type: PodScheduled, status: \"False\", message: \"%s\"}]"
            .formatted(message));
  }

  @Test
  void podThatBecomesReadyIsRelevant() {
    assertThat(PodUpdateFilter.isRelevantPodUpdate(pod("{}", "True"), pod)).isTrue();
  }

  @Test
  void newPodIsRelevantOnlyIfItHasStartedAlready() {
    assertThat(PodUpdateFilter.isRelevantNewPod(pod("{}", "True"))).isTrue();
    assertThat(PodUpdateFilter.isRelevantNewPod(pod)).isFalse();
  }

  @Test
  void newClaimIsRelevantOnlyIfItsPodIsReady() {
    assertThat(PodUpdateFilter.isRelevantNewClaim(claim, List.of(pod("{}", "True")))).isTrue();
    assertThat(PodUpdateFilter.isRelevantNewClaim(claim, List.of(pod))).isFalse();
    assertThat(PodUpdateFilter.isRelevantNewClaim(claim, List.of())).isFalse();
  }

  @Test
  void updatesOfCopiedPodsAndClaimsAreIgnored() {
    // Given
    PartialPod starting = pod("{}", "False");
    PartialPod ready = pod("{}", "True");
    PersistentVolumeClaim larger = claim(Map.of(), "20Gi");
    starting.getMetadata().setName("demo-debug-0");
    ready.getMetadata().setName("demo-debug-0");
    larger.getMetadata().setName("data-demo-backup-0");

    // Then
    assertThat(PodUpdateFilter.isRelevantNewPod(ready)).isFalse();
    assertThat(PodUpdateFilter.isRelevantPodUpdate(ready, starting)).isFalse();
    assertThat(PodUpdateFilter.isRelevantNewClaim(larger, List.of(pod("{}", "True")))).isFalse();
    assertThat(PodUpdateFilter.isRelevantClaimUpdate(larger, larger)).isFalse();
  }

  @Test
  void evictedPodIsRelevant() {
    assertThat(
            PodUpdateFilter.isRelevantPodUpdate(
                podStatus("{}", "phase: Failed, reason: Evicted"), pod))
        .isTrue();
  }

  private static PersistentVolumeClaim claim(Map<String, String> annotations, String capacity) {
    return new PersistentVolumeClaimBuilder()
        .withNewMetadata()
        .withNamespace("default")
        .withName("data-demo-0")
        .withUid("u")
        .withResourceVersion("1")
        .withLabels(Map.of(ClusterLabels.INSTANCE, "demo"))
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

  private static PartialPod pod(String annotations, String ready) {
    return podStatus(
        annotations,
        "phase: Running, conditions: [{type: Ready, status: \"%s\"}]".formatted(ready));
  }

  private static PartialPod podStatus(String annotations, String status) {
    return LeanSerialization.create()
        .unmarshal(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              namespace: default
              name: demo-0
              uid: u
              labels: {app.kubernetes.io/instance: demo}
              annotations: %s
            status: {%s}
            """
                .formatted(annotations, status),
            PartialPod.class);
  }
}
