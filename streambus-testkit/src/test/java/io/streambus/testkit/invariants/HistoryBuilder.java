package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Invariant.Violation;
import io.streambus.testkit.invariants.ObjectState.ClaimState;
import io.streambus.testkit.invariants.ObjectState.ClusterResourceState;
import io.streambus.testkit.invariants.ObjectState.Identity;
import io.streambus.testkit.invariants.ObjectState.Kind;
import io.streambus.testkit.invariants.ObjectState.PodState;
import io.streambus.testkit.invariants.ObjectState.StatefulSetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Builds the history of a running cluster {@code demo}. Each change happens two seconds after the
 * one before.
 */
final class HistoryBuilder {

  private static final String DEMO = "demo";
  private static final String OLD = "broker:1";
  private static final String NEW = "broker:2";
  private static final Duration STEP = Duration.ofSeconds(2);

  private final List<RecordedChange> changes = new ArrayList<>();
  private final Map<String, ObjectState> objectStates = new HashMap<>();
  private final Map<String, Integer> incarnations = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  static HistoryBuilder of(int brokers) {
    HistoryBuilder historyBuilder = new HistoryBuilder();
    historyBuilder.put(Actor.USERS, clusterState(brokers, false, false));
    historyBuilder.put(Actor.OPERATOR, historyBuilder.set(brokers, 10));
    for (int ordinal = 0; ordinal < brokers; ordinal++) {
      historyBuilder.put(
          Actor.CONTROLLERS, new ClaimState(id(Kind.CLAIMS, claim(ordinal), "1"), false));
      historyBuilder.podStarted(ordinal).podServing(ordinal);
    }
    return historyBuilder;
  }

  List<Violation> violations() {
    return InvariantChecker.check(changes);
  }

  HistoryBuilder podStarted(int ordinal) {
    String name = pod(ordinal);
    String incarnation = String.valueOf(incarnations.merge(name, 1, Integer::sum));
    String owner = objectState(DEMO + "/" + Kind.STATEFUL_SETS).id().uid();
    return put(
        Actor.CONTROLLERS,
        new PodState(
            id(Kind.PODS, name, incarnation),
            owner,
            false,
            false,
            Map.of("broker", OLD),
            Set.of(claim(ordinal)),
            false));
  }

  HistoryBuilder podServing(int ordinal) {
    return pod(Actor.CONTROLLERS, ordinal, pod -> copyOf(pod, true, pod.images(), false));
  }

  HistoryBuilder podFailed(int ordinal) {
    return pod(Actor.CONTROLLERS, ordinal, pod -> copyOf(pod, false, pod.images(), false));
  }

  HistoryBuilder imageChanged(Actor actor, int ordinal) {
    return pod(actor, ordinal, pod -> copyOf(pod, false, Map.of("broker", NEW), false));
  }

  HistoryBuilder volumeReplacementRequested(int ordinal) {
    return pod(Actor.USERS, ordinal, pod -> copyOf(pod, pod.serving(), pod.images(), true));
  }

  HistoryBuilder podDeleted(Actor actor, int ordinal) {
    return delete(actor, Kind.PODS, pod(ordinal));
  }

  HistoryBuilder claimDeleted(Actor actor, int ordinal) {
    return delete(actor, Kind.CLAIMS, claim(ordinal));
  }

  HistoryBuilder statefulSetDeleted(Actor actor) {
    return delete(actor, Kind.STATEFUL_SETS, DEMO);
  }

  HistoryBuilder clusterDeleted(Actor actor) {
    return delete(actor, Kind.CLUSTERS, DEMO);
  }

  HistoryBuilder statefulSetScaled(Actor actor, int replicas) {
    StatefulSetState set = (StatefulSetState) objectState(DEMO + "/" + Kind.STATEFUL_SETS);
    return put(actor, new StatefulSetState(set.id(), false, replicas, set.sizes()));
  }

  HistoryBuilder statefulSetRecreated(int replicas, int size) {
    return put(Actor.OPERATOR, set(replicas, size));
  }

  HistoryBuilder specChanged(int replicas, boolean hibernated, boolean claimsMayGo) {
    return put(Actor.USERS, clusterState(replicas, hibernated, claimsMayGo));
  }

  /** Makes the next change follow almost immediately. */
  HistoryBuilder immediately() {
    now = now.minus(STEP).plusMillis(100);
    return this;
  }

  private StatefulSetState set(int replicas, long size) {
    String incarnation = String.valueOf(incarnations.merge(DEMO, 1, Integer::sum));
    return new StatefulSetState(
        id(Kind.STATEFUL_SETS, DEMO, incarnation),
        false,
        replicas,
        Map.of("data", size, "raft", 1L));
  }

  private static ClusterResourceState clusterState(
      int replicas, boolean hibernated, boolean claimsMayGo) {
    return new ClusterResourceState(
        id(Kind.CLUSTERS, DEMO, "1"), false, replicas, hibernated, claimsMayGo);
  }

  private static PodState copyOf(
      PodState pod, boolean serving, Map<String, String> images, boolean replacementRequested) {
    return new PodState(
        pod.id(), pod.owner(), false, serving, images, pod.claims(), replacementRequested);
  }

  private HistoryBuilder pod(Actor actor, int ordinal, UnaryOperator<PodState> change) {
    return put(actor, change.apply((PodState) objectState(pod(ordinal) + "/" + Kind.PODS)));
  }

  private HistoryBuilder put(Actor actor, ObjectState objectState) {
    return record(
        actor,
        Optional.ofNullable(objectStates.put(key(objectState), objectState)),
        Optional.of(objectState));
  }

  private HistoryBuilder delete(Actor actor, Kind kind, String name) {
    ObjectState objectState = objectState(name + "/" + kind);
    objectStates.remove(key(objectState));
    return record(actor, Optional.of(objectState), Optional.empty());
  }

  private HistoryBuilder record(
      Actor actor, Optional<ObjectState> before, Optional<ObjectState> after) {
    now = now.plus(STEP);
    changes.add(new RecordedChange(changes.size() + 1, now, actor, before, after));
    return this;
  }

  private ObjectState objectState(String key) {
    return Optional.ofNullable(objectStates.get(key))
        .orElseThrow(() -> new AssertionError("no " + key));
  }

  private static String key(ObjectState objectState) {
    return objectState.id().name() + "/" + objectState.id().kind();
  }

  private static Identity id(Kind kind, String name, String incarnation) {
    return new Identity(kind, DEMO, name, kind + name + "#" + incarnation);
  }

  private static String pod(int ordinal) {
    return DEMO + "-" + ordinal;
  }

  private static String claim(int ordinal) {
    return "data-" + pod(ordinal);
  }
}
