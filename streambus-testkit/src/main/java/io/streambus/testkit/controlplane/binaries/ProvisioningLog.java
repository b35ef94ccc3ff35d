package io.streambus.testkit.controlplane.binaries;

import java.util.Locale;
import java.util.function.Consumer;

/** Reports each step, with the seconds since the start. */
final class ProvisioningLog {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Consumer<String> listener;
  private final long start = System.nanoTime();

  ProvisioningLog(Consumer<String> listener) {
    this.listener = listener;
  }

  void log(String step) {
    double seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
    listener.accept(String.format(Locale.ROOT, "[%.1f s] %s", seconds, step));
  }
}
