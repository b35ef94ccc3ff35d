package io.streambus.testkit.controlplane;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Identifies a process in a file, so that a later run can determine whether it is still alive. The
 * PID alone is not sufficient because the operating system reuses it.
 */
record ProcessRecord(long pid, Instant started, String command) {

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);

  static ProcessRecord of(ProcessHandle process) {
    return new ProcessRecord(process.pid(), started(process), command(process));
  }

  static Optional<ProcessRecord> parse(List<String> lines) {
    if (lines.size() != 3) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcessRecord(Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2)));
  }

  String format() {
    return String.join("\n", Long.toString(pid), started.toString(), command);
  }

  Optional<ProcessHandle> findAlive() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSameProcess);
  }

  private boolean isSameProcess(ProcessHandle process) {
    Duration difference = Duration.between(started(process), started).abs();
    return command(process).equals(command) && difference.compareTo(CLOCK_TOLERANCE) < 0;
  }

  private static Instant started(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String command(ProcessHandle process) {
    return process.info().command().orElse("");
  }
}
