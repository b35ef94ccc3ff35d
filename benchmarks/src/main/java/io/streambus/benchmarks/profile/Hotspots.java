package io.streambus.benchmarks.profile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Weights by name, of which the heaviest are reported. */
final class Hotspots {

  private final Map<String, Double> weights = new HashMap<>();
  private double total;

  void add(String name, double weight) {
    addShared(name, weight);
    addTotal(weight);
  }

  /** Adds a weight shared by several names, whose shares then add up to more than 100 %. */
  void addShared(String name, double weight) {
    weights.merge(name, weight, Double::sum);
  }

  void addTotal(double weight) {
    total += weight;
  }

  /** Returns the rows of a Markdown table, heaviest first. */
  String rows(int count) {
    return weights.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(each -> row(each.getKey(), each.getValue()))
        .collect(Collectors.joining());
  }

  private String row(String name, double weight) {
    return String.format(Locale.ROOT, "| %4.1f %% | %s |%n", 100 * weight / total, name);
  }
}
