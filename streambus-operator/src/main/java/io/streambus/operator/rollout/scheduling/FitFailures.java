package io.streambus.operator.rollout.scheduling;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why many nodes could not take a pod, the most common reasons first. */
final class FitFailures {

  /** Labels and taints may have a value of their own on each node. */
  private static final int MAX_COUNT = 5;

  private final Map<FitFailure, Integer> nodes = new LinkedHashMap<>();

  void add(FitFailure fitFailure) {
    nodes.merge(fitFailure, 1, Integer::sum);
  }

  String text() {
    List<Map.Entry<FitFailure, Integer>> groups =
        nodes.entrySet().stream()
            .sorted(
                Map.Entry.<FitFailure, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(group -> group.getKey().ofOne()))
            .toList();
    int others = groups.stream().skip(MAX_COUNT).mapToInt(Map.Entry::getValue).sum();
    String told =
        groups.stream()
            .limit(MAX_COUNT)
            .map(group -> group.getKey().text(group.getValue()))
            .collect(Collectors.joining(", "));
    return others == 0 ? told : told + ", " + others + " for other reasons";
  }
}
