package io.streambus.testkit.reconcile;

import static io.streambus.testkit.reconcile.Scene.NAME;
import static io.streambus.testkit.reconcile.Scene.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.vocabulary.ConditionType;
import io.streambus.operator.port.BrokerPod;
import io.streambus.operator.port.Leader;
import io.streambus.operator.trouble.TroubleSearch;
import io.streambus.operator.trouble.TroubleView;
import io.streambus.operator.trouble.Troubles;
import io.streambus.testkit.simulation.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * If one of these failed, clusters in trouble would cost requests, and the most in a large outage.
 */
class TroubleSearchTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Scene scene = Scene.running();

  @Test
  void podsThatAreNotMadeAreAskedAboutAfterAWhileAndOnceAMinute() {
    // Given
    StatefulSet set = scene.statefulSet();
    TroubleSearch search = new TroubleSearch(scene.cluster.kubernetes());
    scene.user.put(warning(set));

    // Then
    assertThat(find(search, set, 0))
        .isEqualTo(new Troubles(List.of(), Optional.of(START.plusSeconds(15))));
    assertThat(find(search, set, 14).sentences()).isEmpty();
    assertThat(questions()).isZero();
    assertThat(find(search, set, 15).sentences())
        .containsExactly(
            "demo-0, demo-1, demo-2: not made by the StatefulSet controller: exceeded quota");
    for (int second = 16; second < 75; second++) {
      assertThat(find(search, set, second).sentences()).hasSize(1);
    }
    assertThat(questions()).isOne();
    find(search, set, 75);
    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void podsThatAreGoneForAMomentCostNoQuestion() {
    // Given
    StatefulSet set = scene.statefulSet();
    TroubleSearch search = new TroubleSearch(scene.cluster.kubernetes());

    // When
    for (int second = 0; second < 600; second += 10) {
      find(search, set, second);
      search.find(
          view(
              set,
              scene.cluster.kubernetes().pods().of(scene.get(StreamBusCluster.class, NAME)),
              second + 5));
    }

    // Then
    assertThat(questions()).isZero();
  }

  @Test
  void atRestATroubleThatWasToldCostsNothingAndARestartTellsItNotAgain() {
    // Given
    scene.cluster.pods().fail(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofMinutes(5));
    assertThat(scene.condition(ConditionType.READY).message())
        .startsWith("2 of 3 brokers are ready; demo-1: ");
    scene.cluster.requests().clear();

    // When
    scene.operator.runFor(Duration.ofHours(1));
    scene.restartOperator();
    scene.operator.runFor(Duration.ofHours(1));

    // Then
    assertThat(scene.cluster.requests().all()).isEmpty();
  }

  @Test
  void aBrokerWhoseNodeIsLostIsToldAtOnceUntilTheNodeIsBack() {
    // When
    scene.cluster.pods().loseNode(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Degraded");
    assertThat(scene.condition(ConditionType.READY).message())
        .startsWith("2 of 3 brokers are ready; demo-1: its node is lost, ");

    // When
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(scene.phase()).isEqualTo("Running");
  }

  @Test
  void aBrokerThatDiesOverItsRaftLogNamesTheLeaderToRestart() {
    // Given
    scene.cluster.pods().panic(NAMESPACE, "demo-1");
    scene.operator.runFor(Duration.ofMinutes(1));
    assertThat(scene.condition(ConditionType.READY).message())
        .endsWith("restart the broker that leads");

    // When
    scene.cluster.leaders().set(NAMESPACE, NAME, new Leader.Known(2));
    scene.cluster.pods().release(NAMESPACE, "demo-1");
    scene.operator.settle();
    scene.cluster.pods().panic(NAMESPACE, "demo-1");
    scene.operator.settle();

    // Then
    assertThat(scene.condition(ConditionType.READY).message())
        .endsWith("if its Raft volume was emptied, restart demo-2, which leads");
  }

  private static Event warning(StatefulSet set) {
    // spotless:off
    return new EventBuilder()
        .withNewMetadata()
            .withNamespace(NAMESPACE)
            .withName("demo.1")
        .endMetadata()
        .withNewInvolvedObject()
            .withUid(set.getMetadata().getUid())
        .endInvolvedObject()
        .withType("Warning")
        .withMessage("exceeded quota")
        .build();
    // spotless:on
  }

  private static Troubles find(TroubleSearch search, StatefulSet set, int second) {
    return search.find(view(set, List.of(), second));
  }

  private static TroubleView view(StatefulSet set, List<BrokerPod> pods, int second) {
    return new TroubleView(set, pods, List.of(), OptionalInt.empty(), START.plusSeconds(second));
  }

  private long questions() {
    return scene.cluster.requests().all().stream()
        .filter(request -> request.verb() == Verb.READ)
        .count();
  }
}
