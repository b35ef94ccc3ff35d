package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.time.Duration;

/** CPU time of processes. */
public final class CpuTime {

  private CpuTime() {}

  /** CPU time of all threads of a process so far. */
  public static Duration of(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new BenchmarkFailedException("this system tells no CPU times"));
  }
}
