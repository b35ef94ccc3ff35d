package io.streambus.playground;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.streambus.app.console.Console;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints what changes, one line for each change, with the seconds since the beginning. */
final class ChangeLog {

  private static final double MILLIS_PER_SECOND = 1000.0;

  private final Console console;
  private final Clock clock;
  private final Instant begin;
  private ObjectSummary last = ObjectSummary.EMPTY;

  /** Begins now. */
  ChangeLog(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
    this.begin = clock.instant();
  }

  /** Prints how these objects differ from those of the last time. */
  void print(List<? extends HasMetadata> objects) {
    ObjectSummary now = ObjectSummary.of(objects);
    now.lines()
        .forEach(
            (title, state) -> {
              if (!state.equals(last.lines().get(title))) {
                print(title + ": " + state);
              }
            });
    last.lines().keySet().stream()
        .filter(title -> !now.lines().containsKey(title))
        .forEach(title -> print(title + ": gone"));
    last = now;
  }

  private void print(String line) {
    double seconds = Duration.between(begin, clock.instant()).toMillis() / MILLIS_PER_SECOND;
    console.out().printf(Locale.ROOT, "[%6.1f s] %s%n", seconds, line);
  }
}
