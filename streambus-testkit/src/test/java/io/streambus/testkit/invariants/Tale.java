package io.streambus.testkit.invariants;

import io.streambus.testkit.invariants.Fact.ClaimFact;
import io.streambus.testkit.invariants.Fact.ClusterFact;
import io.streambus.testkit.invariants.Fact.Identity;
import io.streambus.testkit.invariants.Fact.Kind;
import io.streambus.testkit.invariants.Fact.PodFact;
import io.streambus.testkit.invariants.Fact.SetFact;
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
final class Tale {

  private static final String DEMO = "demo";
  private static final String OLD = "broker:1";
  private static final String NEW = "broker:2";
  private static final Duration STEP = Duration.ofSeconds(2);

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Fact> facts = new HashMap<>();
  private final Map<String, Integer> lives = new HashMap<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  static Tale of(int brokers) {
    Tale tale = new Tale();
    tale.put(Doer.OTHERS, wish(brokers, false, false));
    tale.put(Doer.OPERATOR, tale.set(brokers, 10));
    for (int ordinal = 0; ordinal < brokers; ordinal++) {
      tale.put(Doer.MACHINERY, new ClaimFact(id(Kind.CLAIMS, claim(ordinal), "1"), false));
      tale.starts(ordinal).serves(ordinal);
    }
    return tale;
  }

  List<Violation> judged() {
    return Judge.judge(changes);
  }

  Tale starts(int ordinal) {
    String name = pod(ordinal);
    String life = String.valueOf(lives.merge(name, 1, Integer::sum));
    String owner = fact(DEMO + "/" + Kind.STATEFUL_SETS).id().uid();
    return put(
        Doer.MACHINERY,
        new PodFact(
            id(Kind.PODS, name, life),
            owner,
            false,
            false,
            Map.of("broker", OLD),
            Set.of(claim(ordinal)),
            false));
  }

  Tale serves(int ordinal) {
    return pod(Doer.MACHINERY, ordinal, pod -> with(pod, true, pod.images(), false));
  }

  Tale failsByItself(int ordinal) {
    return pod(Doer.MACHINERY, ordinal, pod -> with(pod, false, pod.images(), false));
  }

  Tale getsOtherImage(Doer doer, int ordinal) {
    return pod(doer, ordinal, pod -> with(pod, false, Map.of("broker", NEW), false));
  }

  Tale volumesAreGivenUp(int ordinal) {
    return pod(Doer.OTHERS, ordinal, pod -> with(pod, pod.serving(), pod.images(), true));
  }

  Tale podIsDeleted(Doer doer, int ordinal) {
    return gone(doer, Kind.PODS, pod(ordinal));
  }

  Tale claimIsDeleted(Doer doer, int ordinal) {
    return gone(doer, Kind.CLAIMS, claim(ordinal));
  }

  Tale setIsDeleted(Doer doer) {
    return gone(doer, Kind.STATEFUL_SETS, DEMO);
  }

  Tale clusterIsDeleted(Doer doer) {
    return gone(doer, Kind.CLUSTERS, DEMO);
  }

  Tale setIsScaled(Doer doer, int replicas) {
    SetFact set = (SetFact) fact(DEMO + "/" + Kind.STATEFUL_SETS);
    return put(doer, new SetFact(set.id(), false, replicas, set.sizes()));
  }

  Tale setIsCreatedAnew(int replicas, int size) {
    return put(Doer.OPERATOR, set(replicas, size));
  }

  Tale isWished(int replicas, boolean hibernated, boolean claimsMayGo) {
    return put(Doer.OTHERS, wish(replicas, hibernated, claimsMayGo));
  }

  /** The next change follows at once. */
  Tale atOnce() {
    now = now.minus(STEP).plusMillis(100);
    return this;
  }

  private SetFact set(int replicas, long size) {
    String life = String.valueOf(lives.merge(DEMO, 1, Integer::sum));
    return new SetFact(
        id(Kind.STATEFUL_SETS, DEMO, life), false, replicas, Map.of("data", size, "raft", 1L));
  }

  private static ClusterFact wish(int replicas, boolean hibernated, boolean claimsMayGo) {
    return new ClusterFact(id(Kind.CLUSTERS, DEMO, "1"), false, replicas, hibernated, claimsMayGo);
  }

  private static PodFact with(
      PodFact pod, boolean serving, Map<String, String> images, boolean givenUp) {
    return new PodFact(pod.id(), pod.owner(), false, serving, images, pod.claims(), givenUp);
  }

  private Tale pod(Doer doer, int ordinal, UnaryOperator<PodFact> change) {
    return put(doer, change.apply((PodFact) fact(pod(ordinal) + "/" + Kind.PODS)));
  }

  private Tale put(Doer doer, Fact fact) {
    return tell(doer, Optional.ofNullable(facts.put(key(fact), fact)), Optional.of(fact));
  }

  private Tale gone(Doer doer, Kind kind, String name) {
    Fact fact = fact(name + "/" + kind);
    facts.remove(key(fact));
    return tell(doer, Optional.of(fact), Optional.empty());
  }

  private Tale tell(Doer doer, Optional<Fact> before, Optional<Fact> after) {
    now = now.plus(STEP);
    changes.add(new Change(changes.size() + 1, now, doer, before, after));
    return this;
  }

  private Fact fact(String key) {
    return Optional.ofNullable(facts.get(key)).orElseThrow(() -> new AssertionError("no " + key));
  }

  private static String key(Fact fact) {
    return fact.id().name() + "/" + fact.id().kind();
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
