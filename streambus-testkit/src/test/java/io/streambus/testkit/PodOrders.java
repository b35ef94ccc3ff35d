package io.streambus.testkit;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.List;

/** In which order the pods of a cluster may fail. */
public final class PodOrders {

  private PodOrders() {}

  /** Every order of every choice among three pods, by ordinal; 16 in all. */
  public static List<List<Integer>> ofThree() {
    return Sets.powerSet(ImmutableSet.of(0, 1, 2)).stream()
        .flatMap(chosen -> Collections2.permutations(chosen).stream())
        .toList();
  }
}
