package io.streambus.operator.nodes;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why many nodes could not take a pod, the most common reasons first. */
final class Obstacles {

  /** Labels and taints may have a value of their own on each node. */
  private static final int MOST = 5;

  private final Map<Obstacle, Integer> nodes = new LinkedHashMap<>();

  void add(Obstacle obstacle) {
    nodes.merge(obstacle, 1, Integer::sum);
  }

  String text() {
    List<Map.Entry<Obstacle, Integer>> groups =
        nodes.entrySet().stream()
            .sorted(
                Map.Entry.<Obstacle, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(group -> group.getKey().ofOne()))
            .toList();
    int others = groups.stream().skip(MOST).mapToInt(Map.Entry::getValue).sum();
    String told =
        groups.stream()
            .limit(MOST)
            .map(group -> group.getKey().text(group.getValue()))
            .collect(Collectors.joining(", "));
    return others == 0 ? told : told + ", " + others + " for other reasons";
  }
}
