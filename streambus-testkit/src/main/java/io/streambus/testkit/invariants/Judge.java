package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a history of clusters. */
final class Judge {

  private Judge() {}

  /** All violations in the changes of one namespace, which come in the order of their versions. */
  static List<Violation> judge(List<RecordedChange> history) {
    Map<String, List<InvariantRule>> rules = new HashMap<>();
    ClusterState clusterState = new ClusterState();
    List<Violation> violations = new ArrayList<>();
    for (RecordedChange recordedChange : history) {
      rules
          .computeIfAbsent(recordedChange.id().cluster(), cluster -> rulesOfACluster())
          .forEach(
              invariantRule ->
                  invariantRule.see(recordedChange, clusterState).ifPresent(violations::add));
      clusterState.apply(recordedChange);
    }
    return List.copyOf(violations);
  }

  private static List<InvariantRule> rulesOfACluster() {
    return ImmutableList.of(
        new OneBrokerAtATime(),
        new QuorumMaintained(),
        new StopsOnlyWhenRequested(),
        new ClaimsRetained(),
        new StatefulSetRetained());
  }
}
