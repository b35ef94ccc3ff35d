package io.streambus.operator.fuzz;

import static io.streambus.operator.fixture.OperatorScenario.NAME;
import static io.streambus.operator.fixture.OperatorScenario.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.ClusterCondition;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.fixture.OperatorScenario;
import io.streambus.operator.kubernetes.NodeList;
import io.streambus.operator.kubernetes.ObjectKey;
import io.streambus.resources.model.OptionalKind;
import io.streambus.resources.objects.ManagedResources;
import io.streambus.testkit.simulation.Faults.SimulatedCrashException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A cluster that is edited at random, together with its objects, while its operator fails. */
final class ClusterSequence {

  private static final List<Map.Entry<String, String>> ANNOTATIONS =
      List.of(
          Map.entry(ClusterAnnotations.CONFIRM_SCALE, "1"),
          Map.entry(ClusterAnnotations.CONFIRM_SCALE, "3"),
          Map.entry(ClusterAnnotations.CONFIRM_SCALE, "5"),
          Map.entry(ClusterAnnotations.CONFIRM_SCALE, "-1"),
          Map.entry(ClusterAnnotations.HIBERNATE, "true"),
          Map.entry(ClusterAnnotations.HIBERNATE, "false"),
          Map.entry(ClusterAnnotations.HIBERNATE, "yes"),
          Map.entry(ClusterAnnotations.PAUSE_RECONCILIATION, "true"),
          Map.entry(ClusterAnnotations.PAUSE_RECONCILIATION, "rollout"),
          Map.entry(ClusterAnnotations.PAUSE_RECONCILIATION, "false"),
          Map.entry(ClusterAnnotations.PAUSE_RECONCILIATION, ""),
          Map.entry(ClusterAnnotations.RESTART_TRIGGER, "1"),
          Map.entry(ClusterAnnotations.RESTART_TRIGGER, "2"),
          Map.entry(ClusterAnnotations.RESTARTED_AT, "x".repeat(300)),
          Map.entry(ClusterAnnotations.ADOPT_TEMPLATE, "true"),
          Map.entry(ClusterAnnotations.ADOPT_ORPHANS, "true"),
          Map.entry(ClusterAnnotations.OVERRIDE_PREDICATE, "pod-not-ready=2026-01-01T01:00:00Z"),
          Map.entry(ClusterAnnotations.OVERRIDE_PREDICATE, "quorum"),
          Map.entry(ClusterAnnotations.OVERRIDE_PREDICATE, "quorum=9999999999-01-01T00:00:00Z"),
          Map.entry("streambus.io/unknown", "\u0000"));

  private static final int MAX_WRITES_BEFORE_FAULT = 8;
  private static final int MAX_OBJECTS = 20;
  private static final Duration MAX_ROLLOUT = Duration.ofMinutes(10);

  private final OperatorScenario scenario = new OperatorScenario();
  private final EditedCluster cluster = new EditedCluster(scenario);
  private final List<String> actions = new ArrayList<>();
  private final Random random;
  private final RandomSpecs specs;
  private final ObjectEdits objects;

  ClusterSequence(Random random) {
    this.random = random;
    this.specs = new RandomSpecs(random);
    this.objects = new ObjectEdits(scenario, random);
    for (OptionalKind kind : OptionalKind.values()) {
      scenario.cluster.installedApis().install(kind);
    }
    // Random constraints fit no node.
    scenario.cluster.nodes().set(new NodeList.Unknown("forbidden"));
    cluster.write();
  }

  /** What happened, for people. */
  List<String> actions() {
    return actions;
  }

  /** Makes random edits. Their effects overlap. */
  void edit(int count) {
    for (int i = 0; i < count; i++) {
      actions.add(act());
      if (random.nextBoolean()) {
        runWithFaults();
      } else {
        scenario.operator.settle();
        verifyReported();
      }
    }
  }

  /**
   * Ends all failures, requests a last spec, and does what the status says that a user must do.
   * Returns the resulting objects.
   */
  EndObjects end(JsonNode spec) {
    scenario.cluster.pods().makeAllReady();
    cluster.removeAnnotations();
    cluster.setSpec(spec);
    cluster.annotate(ClusterAnnotations.ADOPT_ORPHANS, "true");
    scenario.operator.settle();
    deleteForeignObjects();
    cluster.removeAnnotations();
    scenario.operator.settle();
    if (isReported(ConditionReason.REQUIRES_FULL_STOP)) {
      stopAndStart();
    }
    // An operator that waits settles earlier if its last wait had no effect.
    scenario.operator.runFor(MAX_ROLLOUT);
    verifyReported();
    return EndObjects.of(scenario);
  }

  /** Deletes objects that lost both their owner and their labels. */
  private void deleteForeignObjects() {
    for (int i = 0; i < MAX_OBJECTS && isReported(ConditionReason.NAME_CONFLICT); i++) {
      String message = scenario.condition(ConditionType.STALLED).message();
      Stream.of(ManagedResources.values())
          .map(ManagedResources::kind)
          .distinct()
          .flatMap(kind -> scenario.cluster.list(kind).stream())
          .filter(object -> message.startsWith(ObjectKey.of(object) + " "))
          .forEach(
              object ->
                  scenario.user.delete(
                      object.getClass(), NAMESPACE, object.getMetadata().getName()));
      scenario.operator.settle();
    }
  }

  private void stopAndStart() {
    cluster.annotate(ClusterAnnotations.HIBERNATE, "true");
    scenario.operator.settle();
    cluster.removeAnnotations();
    scenario.operator.settle();
  }

  private boolean isReported(ConditionReason reason) {
    return scenario.status().conditions().stream()
        .anyMatch(condition -> condition.reason().equals(reason.value()));
  }

  boolean isReady() {
    return scenario.condition(ConditionType.READY).status().equals("True");
  }

  private String act() {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> setSpec("good spec", specs.good());
      case 3, 4 -> setSpec("bad spec", specs.bad());
      case 5, 6 -> annotate();
      case 7, 8 -> objects.editOne();
      case 9 -> changePod();
      case 10 -> recreate();
      default -> {
        scenario.restartOperator();
        yield "restart of the operator";
      }
    };
  }

  private String setSpec(String description, JsonNode spec) {
    cluster.setSpec(spec);
    return description + " " + spec;
  }

  private String annotate() {
    if (random.nextInt(4) == 0) {
      cluster.removeAnnotations();
      return "remove annotations";
    }
    Map.Entry<String, String> annotation = ANNOTATIONS.get(random.nextInt(ANNOTATIONS.size()));
    cluster.annotate(annotation.getKey(), annotation.getValue());
    return "annotate " + annotation;
  }

  private String changePod() {
    String pod = NAME + "-" + random.nextInt(3);
    switch (random.nextInt(4)) {
      case 0 -> scenario.cluster.pods().crashLoop(NAMESPACE, pod);
      case 1 -> scenario.cluster.pods().makeUnschedulable(NAMESPACE, pod);
      case 2 -> scenario.cluster.pods().loseNode(NAMESPACE, pod);
      default -> scenario.cluster.pods().makeAllReady();
    }
    return "change whether pods are ready";
  }

  private String recreate() {
    boolean orphans = random.nextBoolean();
    if (orphans) {
      cluster.deleteAlone();
    } else {
      cluster.delete();
    }
    scenario.operator.settle();
    cluster.write();
    return orphans ? "recreate and adopt" : "recreate";
  }

  private void runWithFaults() {
    int write = 1 + random.nextInt(MAX_WRITES_BEFORE_FAULT);
    switch (random.nextInt(7)) {
      case 0 -> scenario.cluster.faults().crashBeforeWrite(write);
      case 1 -> scenario.cluster.faults().crashAfterWrite(write);
      case 2 -> scenario.cluster.faults().nextWrites(write).loseRequest();
      case 3 -> scenario.cluster.faults().nextWrites(write).loseResponse();
      case 4 -> scenario.cluster.faults().nextWrites(write).reject(403, "forbidden");
      default -> {}
    }
    try {
      scenario.operator.runFor(Duration.ofSeconds(random.nextInt(100)));
    } catch (SimulatedCrashException e) {
      scenario.restartOperator();
    }
    scenario.cluster.faults().clear();
  }

  /** Guarantees that the user learns whether the cluster is ready, and, if it is not, why. */
  private void verifyReported() {
    ClusterCondition ready = scenario.condition(ConditionType.READY);
    assertThat(scenario.status().observedGeneration())
        .contains(scenario.get(StreamBusCluster.class, NAME).getMetadata().getGeneration());
    assertThat(Arrays.stream(ConditionReason.values()).map(ConditionReason::value))
        .contains(ready.reason());
    assertThat(ready.message()).isNotBlank();
  }
}
