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
  static List<Violation> judge(List<Change> history) {
    Map<String, List<Rule>> rules = new HashMap<>();
    World world = new World();
    List<Violation> violations = new ArrayList<>();
    for (Change change : history) {
      rules
          .computeIfAbsent(change.id().cluster(), cluster -> rulesOfACluster())
          .forEach(rule -> rule.see(change, world).ifPresent(violations::add));
      world.apply(change);
    }
    return List.copyOf(violations);
  }

  private static List<Rule> rulesOfACluster() {
    return ImmutableList.of(
        new OneAtATime(),
        new MajorityStands(),
        new StoppedOnWish(),
        new ClaimsAreKept(),
        new SetIsKept());
  }
}
