package io.streambus.benchmarks.report;

import java.util.List;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param part the part of the benchmarks that measured it
 * @param value the median of the samples
 * @param samples one value for each round
 */
public record Measurement(
    String part,
    Kind kind,
    String what,
    double value,
    String unit,
    Optional<Target> target,
    List<Double> samples) {

  /** Copies the list. */
  public Measurement {
    samples = List.copyOf(samples);
  }

  /** A ratio, measured once per round. */
  public static Measurement ratio(String part, String what, List<Double> samples) {
    return median(part, Kind.RATIO, what, "", samples);
  }

  /** A count, of which the worst round is reported. */
  public static Measurement count(String part, String what, List<Double> samples) {
    double worst = samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Measurement(part, Kind.COUNT, what, worst, "", Optional.empty(), samples);
  }

  /** A number of this machine, measured once per round. */
  public static Measurement absolute(String part, String what, String unit, List<Double> samples) {
    return median(part, Kind.ABSOLUTE, what, unit, samples);
  }

  /** The same with a bound. */
  public Measurement withGoal(Target bound) {
    return new Measurement(part, kind, what, value, unit, Optional.of(bound), samples);
  }

  /** Whether it keeps its bound; true without one. */
  public boolean isGood() {
    return target.stream().allMatch(bound -> bound.isMetBy(value));
  }

  private static Measurement median(
      String part, Kind kind, String what, String unit, List<Double> samples) {
    double value = Numbers.median(samples);
    return new Measurement(part, kind, what, value, unit, Optional.empty(), samples);
  }
}
