package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableList;
import io.streambus.testkit.invariants.Invariant.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a history of clusters against all rules. */
final class InvariantChecker {

  private InvariantChecker() {}

  /**
   * Returns all violations by the changes of one namespace. The changes must be in the order of
   * their resource versions.
   */
  static List<Violation> check(List<RecordedChange> history) {
    Map<String, List<InvariantRule>> rules = new HashMap<>();
    ClusterState clusterState = new ClusterState();
    List<Violation> violations = new ArrayList<>();
    for (RecordedChange change : history) {
      rules
          .computeIfAbsent(change.id().cluster(), cluster -> rulesOfCluster())
          .forEach(rule -> rule.check(change, clusterState).ifPresent(violations::add));
      clusterState.apply(change);
    }
    return List.copyOf(violations);
  }

  private static List<InvariantRule> rulesOfCluster() {
    return ImmutableList.of(
        new OneBrokerAtATime(),
        new QuorumMaintained(),
        new StopsOnlyWhenRequested(),
        new ClaimsRetained(),
        new StatefulSetRetained());
  }

  /** Checks all changes, one after the other. */
  interface InvariantRule {

    /** Returns the violation by a change, if any. */
    Optional<Violation> check(RecordedChange change, ClusterState before);
  }
}
