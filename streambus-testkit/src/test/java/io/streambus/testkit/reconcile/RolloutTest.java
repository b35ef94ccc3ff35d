package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.streambus.api.RolloutBlock;
import io.streambus.api.RolloutStatus;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.spec.ConfigSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.Leader;
import io.streambus.testkit.simulation.Request;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** If one of these failed, a change of the spec could take a cluster down, or never come about. */
class RolloutTest {

  private final Scene scene = Scene.running();

  @Test
  void anotherImageIsTakenByEachPodInPlace() {
    // Given
    List<String> before = uids();

    // When
    scene.changeSpec(spec -> spec.version("v0.6.9"));
    scene.operator.settle();

    // Then
    assertThat(uids()).isEqualTo(before);
    assertThat(scene.pods()).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.status().rollout()).isEmpty();
    assertThat(scene.phases()).endsWith("Running", "Updating", "Running");
    assertThat(patchedImages()).containsExactly("demo-2", "demo-1", "demo-0");
  }

  @Test
  void aChangeInPlaceCanBeSwitchedOff() {
    // Given
    List<String> before = uids();
    scene.changeSpec(spec -> spec.rollout(RolloutSpec.builder().inPlace(false).build()));

    // When
    scene.changeSpec(spec -> spec.version("v0.6.9"));
    scene.operator.settle();

    // Then
    assertThat(uids()).doesNotContainAnyElementsOf(before);
    assertThat(scene.pods()).allMatch(pod -> image(pod).endsWith(":v0.6.9"));
  }

  @Test
  void anotherConfigurationReplacesThePodsOneByOneTheLeaderLast() {
    // Given
    List<String> before = uids();
    scene.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));

    // When
    reconfigure();
    scene.operator.settle();

    // Then
    assertThat(deletedPods()).containsExactly("demo-1", "demo-0", "demo-2");
    assertThat(uids()).doesNotContainAnyElementsOf(before);
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.phases()).endsWith("Running", "Updating", "Running");
  }

  @Test
  void anAnswerThatIsOnItsWayIsWaitedFor() {
    // Given
    scene.cluster.leaders().set(NAMESPACE, NAME, new Leader.Asking());

    // When
    reconfigure();
    scene.operator.settle();

    // Then
    assertThat(deletedPods()).isEmpty();
    assertThat(rollout().blockedBy()).isEmpty();
  }

  @Test
  void aRollTakesFewStatusesAndTellsHowLongEachBrokerWasAway() {
    // When
    int before = scene.cluster.statuses(NAMESPACE, NAME).size();
    reconfigure();
    scene.operator.settle();

    // Then
    assertThat(scene.cluster.statuses(NAMESPACE, NAME)).hasSizeLessThanOrEqualTo(before + 8);
    assertThat(messages("BrokerRestarted"))
        .containsExactly(
            "demo-2: its pod is replaced: another configuration",
            "demo-1: its pod is replaced: another configuration",
            "demo-0: its pod is replaced: another configuration");
    assertThat(messages("BrokerBack")).hasSize(3).allMatch(text -> text.contains("after 0 s"));
  }

  @Test
  void theNextBrokerWaitsForTheSettlingTime() {
    // Given
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    reconfigure();
    scene.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(deletedPods()).containsExactly("demo-2");

    // When
    scene.operator.runFor(Duration.ofSeconds(9));

    // Then
    assertThat(deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void aBrokenBrokerOfTheWantedRevisionStopsTheRollAndIsShown() {
    // Given
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.cluster.step();
    scene.cluster.pods().release(NAMESPACE, "demo-2");
    scene.operator.settle();

    // When
    reconfigure();
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.runFor(Duration.ofMinutes(10));

    // Then
    assertThat(deletedPods()).containsExactly("demo-2");
    RolloutBlock block = rollout().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("pod-not-ready");
    assertThat(block.pod()).contains("demo-2");
    assertThat(block.message()).contains("demo-2 accepts no clients: CrashLoopBackOff");
    assertThat(rollout().updated()).contains(1);
    assertThat(rollout().total()).contains(3);
  }

  @Test
  void aGoodSpecHealsABadOne() {
    // Given
    reconfigure();
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    scene.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("warn").build()));
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().release(NAMESPACE, "demo-2");
    scene.operator.settle();

    // Then
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void anOverrideLetsTheRollGoOnUntilItLapses() {
    // Given
    reconfigure();
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().fail(NAMESPACE, "demo-2");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    annotateCluster(
        "streambus.io/override-predicate",
        "pod-not-ready=%s, quorum=%1$s"
            .formatted(scene.cluster.clock().instant().plus(Duration.ofSeconds(5))));
    scene.operator.runFor(Duration.ofSeconds(1));

    // Then
    assertThat(scene.condition(ConditionType.PREDICATE_OVERRIDDEN).reason()).isEqualTo("RuleOff");
    assertThat(deletedPods()).containsExactly("demo-2", "demo-1");

    // When
    scene.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(scene.has(ConditionType.PREDICATE_OVERRIDDEN)).isFalse();
    assertThat(deletedPods()).containsExactly("demo-2", "demo-1");
  }

  @Test
  void anOverrideThatSaysNothingIsReported() {
    // When
    annotateCluster("streambus.io/override-predicate", "paused=2030-01-01T00:00:00Z,quorum=soon");
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.PREDICATE_OVERRIDDEN).message())
        .endsWith("not so: paused=2030-01-01T00:00:00Z, quorum=soon");
  }

  @Test
  void aWordOnAPodRestartsThatBrokerAlone() {
    // When
    annotate("demo-1", "streambus.io/restart-trigger", "today");
    scene.operator.settle();

    // Then
    assertThat(deletedPods()).containsExactly("demo-1");
    assertThat(messages("BrokerRestarted"))
        .containsExactly("demo-1: its pod is replaced: asked for by streambus.io/restart-trigger");
  }

  @Test
  void aLostBrokerGetsEmptyVolumesWhileTheOthersAreAMajority() {
    // Given
    Map<String, String> before = claims();
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    annotate("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scene.operator.runFor(Duration.ofSeconds(1));
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(claims().entrySet())
        .filteredOn(before.entrySet()::contains)
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder("data-demo-0", "raft-demo-0", "data-demo-2", "raft-demo-2");
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void withoutAMajorityNoVolumeIsLost() {
    // Given
    Map<String, String> before = claims();
    scene.cluster.pods().fail(NAMESPACE, "demo-0");
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofMinutes(1));

    // When
    annotate("demo-1", "streambus.io/delete-pod-and-pvc", "true");
    scene.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(claims()).isEqualTo(before);
    assertThat(rollout().blockedBy().orElseThrow().predicate()).isEqualTo("pod-not-ready");
  }

  @Test
  void oneBrokerRestartsWithAWarningOfTheGap() {
    // Given
    Scene alone = new Scene();
    alone.user.put(Scene.demo(NAMESPACE, spec -> spec.replicas(1)));
    alone.operator.settle();

    // When
    alone.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));
    alone.operator.runFor(Duration.ofSeconds(5));

    // Then
    assertThat(alone.condition(ConditionType.ROLLOUT_INTERRUPTS).message())
        .startsWith("the only broker restarts");

    // When
    alone.operator.settle();

    // Then
    assertThat(alone.has(ConditionType.ROLLOUT_INTERRUPTS)).isFalse();
    assertThat(alone.status().updatedReplicas()).contains(1);
  }

  @Test
  void anOperatorThatIsRestartedInBetweenGoesOn() {
    // Given
    scene.changeSpec(spec -> spec.version("v0.6.9"));
    scene.operator.runFor(Duration.ofSeconds(3));

    // When
    scene.restartOperator();
    scene.operator.settle();

    // Then
    assertThat(patchedImages()).containsExactly("demo-2", "demo-1", "demo-0");
    assertThat(scene.status().updatedReplicas()).contains(3);
  }

  @Test
  void aVolumeThatSomebodyDeletedIsNotLostWithItsPod() {
    // Given
    scene.user.edit(
        PersistentVolumeClaim.class,
        NAMESPACE,
        "data-demo-2",
        claim -> claim.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z"));

    // When
    reconfigure();
    scene.operator.runFor(Duration.ofMinutes(1));

    // Then
    assertThat(deletedPods()).isEmpty();
    RolloutBlock block = rollout().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("claim-terminating");
    assertThat(block.pod()).contains("demo-2");
  }

  @Test
  void aChangeInPlaceThatTheServerRefusesBecomesADeletion() {
    // Given
    List<String> before = uids();
    scene.cluster.faults().next(1, Pod.class).refuse(422, "images are fixed");

    // When
    scene.changeSpec(spec -> spec.version("v0.6.9"));
    scene.operator.settle();

    // Then
    assertThat(deletedPods()).containsExactly("demo-2");
    assertThat(uids()).containsAll(before.subList(0, 2)).doesNotContain(before.get(2));
    assertThat(scene.status().updatedReplicas()).contains(3);
  }

  @Test
  void aMissingRightIsShownAndTriedAgain() {
    // Given
    scene.cluster.faults().every(Pod.class).refuse(403, "pods is forbidden");
    reconfigure();
    scene.operator.runFor(Duration.ofSeconds(30));
    RolloutBlock block = rollout().blockedBy().orElseThrow();
    assertThat(block.predicate()).isEqualTo("api-refused");
    assertThat(block.message().orElse("")).contains("pods is forbidden");

    // When
    scene.cluster.faults().lift();
    scene.operator.runFor(Duration.ofMinutes(3));

    // Then
    assertThat(scene.status().updatedReplicas()).contains(3);
    assertThat(scene.status().rollout()).isEmpty();
  }

  @Test
  void aPodThatChangedMeanwhileIsLookedAtAgain() {
    // Given
    scene.operator.runFor(Duration.ofMinutes(1));
    scene.cluster.faults().next(2, Pod.class).loseRequest();

    // When
    reconfigure();
    scene.operator.settle();

    // Then
    assertThat(scene.status().updatedReplicas()).contains(3);
  }

  private void reconfigure() {
    scene.changeSpec(spec -> spec.config(ConfigSpec.builder().logLevel("debug").build()));
  }

  private void annotate(String pod, String key, String value) {
    scene.user.edit(
        Pod.class,
        NAMESPACE,
        pod,
        found -> found.getMetadata().setAnnotations(with(found, key, value)));
  }

  private void annotateCluster(String key, String value) {
    scene.user.edit(
        StreamBusCluster.class,
        NAMESPACE,
        NAME,
        found -> found.getMetadata().setAnnotations(with(found, key, value)));
  }

  private static Map<String, String> with(HasMetadata object, String key, String value) {
    Map<String, String> annotations = new TreeMap<>();
    Optional.ofNullable(object.getMetadata().getAnnotations()).ifPresent(annotations::putAll);
    annotations.put(key, value);
    return annotations;
  }

  private RolloutStatus rollout() {
    return scene.status().rollout().orElseThrow();
  }

  private List<String> uids() {
    return scene.pods().stream().map(pod -> pod.getMetadata().getUid()).sorted().toList();
  }

  private Map<String, String> claims() {
    return scene.cluster.list(PersistentVolumeClaim.class).stream()
        .collect(
            Collectors.toMap(
                claim -> claim.getMetadata().getName(), claim -> claim.getMetadata().getUid()));
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().get(0).getImage();
  }

  private List<String> deletedPods() {
    return pods(Verb.DELETE);
  }

  /** Each is patched twice: its image, and then the label of its revision. */
  private List<String> patchedImages() {
    List<String> all = new ArrayList<>(pods(Verb.PATCH));
    return all.stream().distinct().toList();
  }

  private List<String> pods(Verb verb) {
    return scene.writes().stream()
        .filter(write -> write.verb() == verb)
        .map(Request::object)
        .filter(object -> object.kind().equals("Pod"))
        .map(object -> object.name())
        .toList();
  }

  private List<String> messages(String reason) {
    return scene.cluster.events(NAMESPACE, NAME).stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .toList();
  }
}
