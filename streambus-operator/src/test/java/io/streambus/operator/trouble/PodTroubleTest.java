package io.streambus.operator.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.streambus.operator.port.BrokerClaim;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.BrokerPod.Ended;
import io.streambus.operator.port.BrokerPod.PodCondition;
import io.streambus.operator.port.BrokerPod.PodContainer;
import io.streambus.operator.port.BrokerPod.Waiting;
import io.streambus.operator.port.ImmutableBrokerClaim;
import io.streambus.operator.port.ImmutableBrokerPod;
import io.streambus.operator.port.ObjectKey;
import io.streambus.operator.port.ObjectVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If one of these failed, a person would have to find out by hand why a broker does not start. */
class PodTroubleTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = START.plus(Duration.ofHours(1));

  @Test
  void aPodThatIsReadyIsInNoTrouble() {
    BrokerPod ready =
        pod().putConditions(BrokerPod.READY, new PodCondition(true, "", "", START)).build();

    assertThat(find(ready, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ErrImagePull     | failed to resolve reference \"shop/broker:v9\": not found",
        "ImagePullBackOff | Back-off pulling image \"shop/broker:v9\": ErrImagePull: failed to resolve reference \"shop/broker:v9\": not found",
      })
  void anImageThatCannotBePulledIsTheSameWhileTheKubeletPausesAndTries(
      String reason, String message) {
    assertThat(told(pod(waiting("broker", reason, message))))
        .isEqualTo(
            "demo-1: image shop/broker:v9 of container broker cannot be pulled (ImagePullBackOff):"
                + " failed to resolve reference \"shop/broker:v9\": not found; check spec.image");
  }

  @Test
  void theFieldOfAnImageFollowsFromTheContainer() {
    assertThat(told(pod(waiting("proxy", "ErrImagePull", ""))))
        .endsWith("check spec.security.tls.proxy.image");
    assertThat(told(pod(waiting("shipper", "InvalidImageName", ""))))
        .endsWith("check spec.podTemplate");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "broker |   1 | Error     | demo-1: container broker ends with exit code 1 (Error): the broker refuses its configuration, cannot listen on a port, or cannot write a volume; see kubectl logs -n shop demo-1 -c broker --previous",
        "proxy  |   1 | Error     | demo-1: container proxy ends with exit code 1 (Error); see kubectl logs -n shop demo-1 -c proxy --previous",
        "broker | 137 | OOMKilled | demo-1: container broker ends with exit code 137 (OOMKilled): it needs more memory than its limit; see kubectl logs -n shop demo-1 -c broker --previous",
      })
  void aCrashIsToldWithItsCodeAlsoWhileTheContainerRunsAgain(
      String name, int code, String reason, String sentence) {
    Ended ended = new Ended(code, reason);

    assertThat(told(pod(container(name, Optional.empty(), Optional.of(ended)))))
        .isEqualTo(sentence);
    assertThat(
            told(
                pod(
                    container(
                        name,
                        Optional.of(new Waiting("CrashLoopBackOff", "back-off 5m0s")),
                        Optional.of(ended)))))
        .isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource({"0, Completed", "137, Error", "143, Error"})
  void aContainerThatWasAskedToEndHasNotCrashed(int code, String reason) {
    BrokerPod restarted =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(code, reason))));

    assertThat(find(restarted, List.of())).isEmpty();
  }

  @Test
  void aBrokerThatLostItsRaftVolumeIsToldWithTheNextStep() {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(2, "Error"))));
    List<BrokerClaim> claims =
        List.of(
            claim("raft", 0, START),
            claim("raft", 1, LATER),
            claim("raft", 2, START.plusSeconds(9)));

    // Then
    assertThat(sentence(panicked, claims))
        .contains("the broker's Raft log does not fit")
        .endsWith(
            "; its Raft volume raft-demo-1 was made anew at 2026-01-01T01:00:00Z, after those of"
                + " the others, so its log is empty: restart the broker that leads");
  }

  @Test
  void aRaftPanicOverVolumesOfOneAgeDoesNotBlameAVolume() {
    // Given
    BrokerPod panicked =
        pod(container("broker", Optional.empty(), Optional.of(new Ended(2, "Error"))));

    // Then
    assertThat(sentence(panicked, List.of(claim("raft", 0, START), claim("raft", 1, START))))
        .doesNotContain("made anew")
        .endsWith("if its Raft volume was emptied, restart the broker that leads");
  }

  @Test
  void aSchedulerThatFindsNoNodeIsQuotedAfterAWhile() {
    // Given
    BrokerPod pending = unscheduled("0/5 nodes are available: 5 Insufficient cpu.", START);

    // When
    Trouble trouble = find(pending, List.of()).orElseThrow();

    // Then
    assertThat(trouble.sentence())
        .isEqualTo(
            "demo-1: no node takes it (Unschedulable): 0/5 nodes are available: 5 Insufficient"
                + " cpu.");
    assertThat(trouble.isDue(START.plusSeconds(14))).isFalse();
    assertThat(trouble.isDue(START.plusSeconds(15))).isTrue();
  }

  @Test
  void aTimeInTheFutureCountsAsNow() {
    BrokerPod pending = unscheduled("0/5 nodes are available", LATER.plusSeconds(500));

    assertThat(find(pending, List.of()).orElseThrow().due()).isEqualTo(LATER.plusSeconds(15));
  }

  @Test
  void aClaimWithoutAVolumeIsNamedWithItsClass() {
    // Given
    BrokerPod pending =
        unscheduled(
            "0/5 nodes are available: pod has unbound immediate PersistentVolumeClaims.", START);
    List<BrokerClaim> claims =
        List.of(
            unbound("data", 1).storageClass("fast").build(),
            unbound("data", 0).build(),
            unbound("raft", 1).build());

    // Then
    assertThat(sentence(pending, claims))
        .endsWith(
            "; no volume for claim data-demo-1 of class fast, raft-demo-1 of no class, as there is"
                + " no default one; see kubectl describe pvc -n shop");
  }

  @Test
  void claimsThatWaitForANodeAreNotBlamedForTheLackOfOne() {
    assertThat(
            sentence(
                unscheduled("0/5 nodes are available: 5 Insufficient cpu.", START),
                List.of(unbound("data", 1).build())))
        .doesNotContain("data-demo-1");
  }

  @Test
  void aNodeThatPreparesForLongIsAskedAbout() {
    // Given
    BrokerPod preparing =
        pod(waiting("broker", "ContainerCreating", ""))
            .withNode("node-2")
            .withConditions(Map.of(BrokerPod.SCHEDULED, new PodCondition(true, "", "", START)));

    // When
    Trouble trouble = find(preparing, List.of()).orElseThrow();

    // Then
    assertThat(trouble.sentence())
        .isEqualTo("demo-1: node node-2 does not get its volumes, its network or its images ready");
    assertThat(trouble.subject().map(subject -> subject.uid())).contains("uid-1");
    assertThat(trouble.isDue(START.plusSeconds(59))).isFalse();
    assertThat(trouble.isDue(START.plusSeconds(60))).isTrue();
  }

  @Test
  void aContainerThatCannotBeMadeIsToldInTheWordsOfTheKubelet() {
    assertThat(
            told(pod(waiting("broker", "CreateContainerConfigError", "secret \"keys\" not found"))))
        .isEqualTo(
            "demo-1: container broker waits (CreateContainerConfigError): secret \"keys\" not"
                + " found");
  }

  @Test
  void aPodThatDoesNotGoNamesItsNode() {
    // Given
    BrokerPod going =
        pod()
            .terminating(true)
            .node("node-3")
            .putConditions(BrokerPod.READY, new PodCondition(false, "", "", START))
            .build();

    // When
    Trouble trouble = find(going, List.of()).orElseThrow();

    // Then
    assertThat(trouble.sentence()).contains("node node-3", "delete that node");
    assertThat(trouble.isDue(START.plusSeconds(119))).isFalse();
    assertThat(trouble.isDue(START.plusSeconds(120))).isTrue();
  }

  private static String told(BrokerPod pod) {
    return sentence(pod, List.of());
  }

  private static String sentence(BrokerPod pod, List<BrokerClaim> claims) {
    Trouble trouble = find(pod, claims).orElseThrow();
    assertThat(trouble.isDue(LATER)).isTrue();
    return trouble.sentence();
  }

  private static Optional<Trouble> find(BrokerPod pod, List<BrokerClaim> claims) {
    return new PodTrouble(pod, claims, new Since(LATER)).find();
  }

  private static BrokerPod unscheduled(String message, Instant since) {
    return pod()
        .putConditions(
            BrokerPod.SCHEDULED, new PodCondition(false, "Unschedulable", message, since))
        .build();
  }

  private static PodContainer waiting(String name, String reason, String message) {
    return container(name, Optional.of(new Waiting(reason, message)), Optional.empty());
  }

  private static PodContainer container(
      String name, Optional<Waiting> waiting, Optional<Ended> ended) {
    return new PodContainer(
        name,
        "shop/" + name + ":v9",
        false,
        ended.isPresent() ? 3 : 0,
        Optional.empty(),
        waiting,
        ended);
  }

  private static ImmutableBrokerPod pod(PodContainer container) {
    return pod().addContainers(container).build();
  }

  private static ImmutableBrokerPod.Builder pod() {
    return BrokerPod.builder()
        .version(new ObjectVersion(new ObjectKey("Pod", "shop", "demo-1"), "uid-1", "7"))
        .ordinal(1)
        .created(START)
        .terminating(false)
        .phase("Pending");
  }

  private static BrokerClaim claim(String template, int ordinal, Instant created) {
    return unbound(template, ordinal).created(created).phase("Bound").build();
  }

  private static ImmutableBrokerClaim.Builder unbound(String template, int ordinal) {
    String name = template + "-demo-" + ordinal;
    return BrokerClaim.builder()
        .version(new ObjectVersion(new ObjectKey("PersistentVolumeClaim", "shop", name), name, "8"))
        .template(template)
        .ordinal(ordinal)
        .created(START)
        .terminating(false)
        .requested(new Quantity("1Gi"))
        .phase("Pending");
  }
}
