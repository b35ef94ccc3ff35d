package io.streambus.benchmarks.report;

import java.util.List;
import java.util.Optional;

/**
 * One row of the results table.
 *
 * @param suite suite that produced it
 * @param value the reported value: the median of the samples, or the maximum of a count
 * @param samples one value per round
 */
public record Measurement(
    String suite,
    MeasurementKind kind,
    String label,
    double value,
    String unit,
    Optional<Target> target,
    List<Double> samples) {

  /** Copies the list. */
  public Measurement {
    samples = List.copyOf(samples);
  }

  /** Returns the median of a ratio measured once per round. */
  public static Measurement ratio(String part, String what, List<Double> samples) {
    return median(part, MeasurementKind.RATIO, what, "", samples);
  }

  /** Returns the maximum of a count measured once per round. */
  public static Measurement count(String part, String what, List<Double> samples) {
    double max = samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Measurement(part, MeasurementKind.COUNT, what, max, "", Optional.empty(), samples);
  }

  /** Returns the median of a machine-dependent value measured once per round. */
  public static Measurement absolute(String part, String what, String unit, List<Double> samples) {
    return median(part, MeasurementKind.ABSOLUTE, what, unit, samples);
  }

  /** Returns this measurement with a target. */
  public Measurement withTarget(Target bound) {
    return new Measurement(suite, kind, label, value, unit, Optional.of(bound), samples);
  }

  /** Whether the value meets the target; true without a target. */
  public boolean meetsTarget() {
    return target.stream().allMatch(bound -> bound.isMetBy(value));
  }

  private static Measurement median(
      String part, MeasurementKind kind, String what, String unit, List<Double> samples) {
    double value = Numbers.median(samples);
    return new Measurement(part, kind, what, value, unit, Optional.empty(), samples);
  }
}
