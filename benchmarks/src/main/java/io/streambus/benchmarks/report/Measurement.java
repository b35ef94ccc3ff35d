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
  public static Measurement ratio(String suite, String label, List<Double> samples) {
    return median(suite, MeasurementKind.RATIO, label, "", samples);
  }

  /** Returns the maximum of a count measured once per round. */
  public static Measurement count(String suite, String label, List<Double> samples) {
    double max = samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return new Measurement(suite, MeasurementKind.COUNT, label, max, "", Optional.empty(), samples);
  }

  /** Returns the median of a machine-dependent value measured once per round. */
  public static Measurement absolute(
      String suite, String label, String unit, List<Double> samples) {
    return median(suite, MeasurementKind.ABSOLUTE, label, unit, samples);
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
      String suite, MeasurementKind kind, String label, String unit, List<Double> samples) {
    double value = Numbers.median(samples);
    return new Measurement(suite, kind, label, value, unit, Optional.empty(), samples);
  }
}
