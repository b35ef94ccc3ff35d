package io.streambus.testkit.invariants;

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

/** A history of a cluster "demo" that a test makes up: at first it runs, a second passes a step. */
final class HistoryBuilder {

  private static final String DEMO = "demo";
  private static final String OLD = "broker:1";
  private static final String NEW = "broker:2";
  private static final Duration STEP = Duration.ofSeconds(2);

  private final List<RecordedChange> recordedChanges = new ArrayList<>();
  private final Map<String, ObjectState> objectStates = new HashMap<>();
  private final Map<String, Integer> lives = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  static HistoryBuilder of(int brokers) {
    HistoryBuilder historyBuilder = new HistoryBuilder();
    historyBuilder.put(Actor.OTHERS, wish(brokers, false, false));
    historyBuilder.put(Actor.OPERATOR, historyBuilder.set(brokers, 10));
    for (int ordinal = 0; ordinal < brokers; ordinal++) {
      historyBuilder.put(
          Actor.MACHINERY, new ClaimState(id(Kind.CLAIMS, claim(ordinal), "1"), false));
      historyBuilder.starts(ordinal).serves(ordinal);
    }
    return historyBuilder;
  }

  List<Violation> judged() {
    return Judge.judge(recordedChanges);
  }

  HistoryBuilder starts(int ordinal) {
    String name = pod(ordinal);
    String life = String.valueOf(lives.merge(name, 1, Integer::sum));
    String owner = objectState(DEMO + "/" + Kind.STATEFUL_SETS).id().uid();
    return put(
        Actor.MACHINERY,
        new PodState(
            id(Kind.PODS, name, life),
            owner,
            false,
            false,
            Map.of("broker", OLD),
            Set.of(claim(ordinal)),
            false));
  }

  HistoryBuilder serves(int ordinal) {
    return pod(Actor.MACHINERY, ordinal, pod -> with(pod, true, pod.images(), false));
  }

  HistoryBuilder failsByItself(int ordinal) {
    return pod(Actor.MACHINERY, ordinal, pod -> with(pod, false, pod.images(), false));
  }

  HistoryBuilder getsOtherImage(Actor actor, int ordinal) {
    return pod(actor, ordinal, pod -> with(pod, false, Map.of("broker", NEW), false));
  }

  HistoryBuilder volumesAreGivenUp(int ordinal) {
    return pod(Actor.OTHERS, ordinal, pod -> with(pod, pod.serving(), pod.images(), true));
  }

  HistoryBuilder podIsDeleted(Actor actor, int ordinal) {
    return gone(actor, Kind.PODS, pod(ordinal));
  }

  HistoryBuilder claimIsDeleted(Actor actor, int ordinal) {
    return gone(actor, Kind.CLAIMS, claim(ordinal));
  }

  HistoryBuilder setIsDeleted(Actor actor) {
    return gone(actor, Kind.STATEFUL_SETS, DEMO);
  }

  HistoryBuilder clusterIsDeleted(Actor actor) {
    return gone(actor, Kind.CLUSTERS, DEMO);
  }

  HistoryBuilder setIsScaled(Actor actor, int replicas) {
    StatefulSetState set = (StatefulSetState) objectState(DEMO + "/" + Kind.STATEFUL_SETS);
    return put(actor, new StatefulSetState(set.id(), false, replicas, set.sizes()));
  }

  HistoryBuilder setIsCreatedAnew(int replicas, int size) {
    return put(Actor.OPERATOR, set(replicas, size));
  }

  HistoryBuilder isWished(int replicas, boolean hibernated, boolean claimsMayGo) {
    return put(Actor.OTHERS, wish(replicas, hibernated, claimsMayGo));
  }

  /** The next change follows at once. */
  HistoryBuilder atOnce() {
    now = now.minus(STEP).plusMillis(100);
    return this;
  }

  private StatefulSetState set(int replicas, long size) {
    String life = String.valueOf(lives.merge(DEMO, 1, Integer::sum));
    return new StatefulSetState(
        id(Kind.STATEFUL_SETS, DEMO, life), false, replicas, Map.of("data", size, "raft", 1L));
  }

  private static ClusterResourceState wish(int replicas, boolean hibernated, boolean claimsMayGo) {
    return new ClusterResourceState(
        id(Kind.CLUSTERS, DEMO, "1"), false, replicas, hibernated, claimsMayGo);
  }

  private static PodState with(
      PodState pod, boolean serving, Map<String, String> images, boolean givenUp) {
    return new PodState(pod.id(), pod.owner(), false, serving, images, pod.claims(), givenUp);
  }

  private HistoryBuilder pod(Actor actor, int ordinal, UnaryOperator<PodState> change) {
    return put(actor, change.apply((PodState) objectState(pod(ordinal) + "/" + Kind.PODS)));
  }

  private HistoryBuilder put(Actor actor, ObjectState objectState) {
    return tell(
        actor,
        Optional.ofNullable(objectStates.put(key(objectState), objectState)),
        Optional.of(objectState));
  }

  private HistoryBuilder gone(Actor actor, Kind kind, String name) {
    ObjectState objectState = objectState(name + "/" + kind);
    objectStates.remove(key(objectState));
    return tell(actor, Optional.of(objectState), Optional.empty());
  }

  private HistoryBuilder tell(
      Actor actor, Optional<ObjectState> before, Optional<ObjectState> after) {
    now = now.plus(STEP);
    recordedChanges.add(new RecordedChange(recordedChanges.size() + 1, now, actor, before, after));
    return this;
  }

  private ObjectState objectState(String key) {
    return Optional.ofNullable(objectStates.get(key))
        .orElseThrow(() -> new AssertionError("no " + key));
  }

  private static String key(ObjectState objectState) {
    return objectState.id().name() + "/" + objectState.id().kind();
  }

  private static Identity id(Kind kind, String name, String life) {
    return new Identity(kind, DEMO, name, kind + name + "#" + life);
  }

  private static String pod(int ordinal) {
    return DEMO + "-" + ordinal;
  }

  private static String claim(int ordinal) {
    return "data-" + pod(ordinal);
  }
}
