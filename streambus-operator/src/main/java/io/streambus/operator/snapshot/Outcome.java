package io.streambus.operator.snapshot;

import java.util.function.Function;

/**
 * The outcome of a step of a reconciliation.
 *
 * @param snapshot the cluster after the writes of the step
 * @param result what the step reports
 */
public record Outcome<T>(ClusterSnapshot snapshot, T result) {

  /** Returns the same snapshot with another result. */
  public <R> Outcome<R> map(Function<T, R> mapper) {
    return new Outcome<>(snapshot, mapper.apply(result));
  }
}
