package io.streambus.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.app.console.Console;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints changes of objects, one per line, with the seconds since the start. */
final class ChangeLog {

  private static final double MILLIS_PER_SECOND = 1000.0;

  private final Console console;
  private final Clock clock;
  private final Instant start;
  private ObjectSummary previous = ObjectSummary.EMPTY;

  /** Creates a change log that starts now. */
  ChangeLog(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Prints how the objects differ from those of the previous call. */
  void print(List<? extends HasMetadata> objects) {
    ObjectSummary current = ObjectSummary.of(objects);
    current
        .lines()
        .forEach(
            (title, state) -> {
              if (!state.equals(previous.lines().get(title))) {
                print(title + ": " + state);
              }
            });
    previous.lines().keySet().stream()
        .filter(title -> !current.lines().containsKey(title))
        .forEach(title -> print(title + ": deleted"));
    previous = current;
  }

  private void print(String line) {
    double seconds = Duration.between(start, clock.instant()).toMillis() / MILLIS_PER_SECOND;
    console.out().printf(Locale.ROOT, "[%6.1f s] %s%n", seconds, line);
  }
}
