package io.streambus.operator.rollout.scheduling;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the reasons why nodes do not fit a pod, most common first. */
final class FitFailures {

  /** Limit for messages, because every node may have different labels and taints. */
  private static final int MAX_COUNT = 5;

  private final Map<FitFailure, Integer> nodes = new LinkedHashMap<>();

  void add(FitFailure fitFailure) {
    nodes.merge(fitFailure, 1, Integer::sum);
  }

  String summary() {
    List<Map.Entry<FitFailure, Integer>> groups =
        nodes.entrySet().stream()
            .sorted(
                Map.Entry.<FitFailure, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(group -> group.getKey().singular()))
            .toList();
    int others = groups.stream().skip(MAX_COUNT).mapToInt(Map.Entry::getValue).sum();
    String listed =
        groups.stream()
            .limit(MAX_COUNT)
            .map(group -> group.getKey().describe(group.getValue()))
            .collect(Collectors.joining(", "));
    return others == 0 ? listed : listed + ", " + others + " for other reasons";
  }
}
