package io.streambus.operator.rollout;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.values.RolloutPredicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Enumerates all views of a cluster of a given size. */
final class ClusterViews {

  private static final int MAX_COUNT = 7;
  private static final List<ImmutableList<PodView>> PODS_WITH_EVERY_NEED =
      pods(List.of(RestartNeed.values()));
  private static final List<ImmutableList<PodView>> PODS_OF_REVISIONS =
      pods(List.of(RestartNeed.NONE, RestartNeed.NEW_REVISION));

  private final List<ImmutableList<PodView>> choices;
  private final ImmutableSet<RolloutPredicate> overridden;

  private ClusterViews(
      List<ImmutableList<PodView>> choices, ImmutableSet<RolloutPredicate> overridden) {
    this.choices = choices;
    this.overridden = overridden;
  }

  /** Pods with any need. */
  static ClusterViews withEveryNeed() {
    return new ClusterViews(PODS_WITH_EVERY_NEED, ImmutableSet.of());
  }

  /** Pods of the target revision, and outdated pods. */
  static ClusterViews withRevisionNeeds() {
    return new ClusterViews(PODS_OF_REVISIONS, ImmutableSet.of());
  }

  ClusterViews overriding(ImmutableSet<RolloutPredicate> predicates) {
    return new ClusterViews(choices, predicates);
  }

  /** Returns the number of views. */
  long forEach(int members, Consumer<ClusterView> consumer) {
    return extend(members, new ArrayList<>(), consumer);
  }

  private long extend(int members, List<PodView> pods, Consumer<ClusterView> consumer) {
    if (pods.size() == members) {
      return withLeaders(ImmutableList.copyOf(pods), consumer);
    }
    long count = 0;
    for (PodView pod : choices.get(pods.size())) {
      pods.add(pod);
      count += extend(members, pods, consumer);
      pods.remove(pods.size() - 1);
    }
    return count;
  }

  private long withLeaders(ImmutableList<PodView> pods, Consumer<ClusterView> consumer) {
    for (int leader = -1; leader < pods.size(); leader++) {
      consumer.accept(
          new ClusterView(
              pods,
              leader < 0 ? OptionalInt.empty() : OptionalInt.of(leader),
              Optional.empty(),
              overridden));
    }
    return pods.size() + 1L;
  }

  private static List<ImmutableList<PodView>> pods(List<RestartNeed> needs) {
    List<ImmutableList<PodView>> all = new ArrayList<>();
    for (int ordinal = 0; ordinal < MAX_COUNT; ordinal++) {
      ImmutableList.Builder<PodView> pods = ImmutableList.builder();
      for (PodState state : PodState.values()) {
        for (RestartNeed need : state == PodState.MISSING ? List.of(RestartNeed.NONE) : needs) {
          pods.add(new PodView(ordinal, state, need, ordinal % 2 == 0, false, ordinal % 2 == 1));
        }
      }
      all.add(pods.build());
    }
    return all;
  }
}
