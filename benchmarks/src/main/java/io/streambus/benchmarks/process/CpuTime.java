package io.streambus.benchmarks.process;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.time.Duration;

/** CPU time of processes. */
public final class CpuTime {

  private CpuTime() {}

  /** Returns the CPU time that all threads of a process have used. */
  public static Duration of(ProcessHandle process) {
    return process
        .info()
        .totalCpuDuration()
        .orElseThrow(
            () -> new BenchmarkFailedException("the operating system does not report CPU times"));
  }
}
