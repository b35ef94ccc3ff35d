package io.streambus.operator.informers;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Health of informers. Their watches are interrupted every few minutes, when the API server or the
 * client ends them, and while the API server is unreachable. A restart would not help then. It
 * helps if an informer has stopped, or if its watch stays interrupted although other watches prove
 * that the API server is reachable.
 */
public final class InformerHealth {

  /** A multiple of the longest interval of the client between two attempts, which is 32 seconds. */
  private static final Duration MAX_INTERRUPTION = Duration.ofMinutes(5);

  private static final Duration MAX_START_TIME = Duration.ofSeconds(10);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

  private final Ticker ticker;

  /** Since when the watches of informers have been interrupted while others were not. */
  private final Map<String, Long> interruptions = new HashMap<>();

  /** Creates a health whose times are those of the ticker. */
  public InformerHealth(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * Waits until the API server has accepted the watches of all informers, at most ten seconds: that
   * it does not respond for longer is no reason to end.
   *
   * @return why the operator cannot run; empty if it can
   */
  public static Optional<String> awaitWatches(Map<String, WatchState> informers)
      throws InterruptedException {
    Stopwatch waiting = Stopwatch.createStarted();
    while (stopped(informers).isEmpty()
        && !informers.values().stream().allMatch(WatchState::isWatching)
        && waiting.elapsed().compareTo(MAX_START_TIME) < 0) {
      Thread.sleep(POLL_INTERVAL.toMillis());
    }
    return stopped(informers);
  }

  private static Optional<String> stopped(Map<String, WatchState> informers) {
    return informers.entrySet().stream()
        .filter(informer -> !informer.getValue().isRunning())
        .map(informer -> "the informer " + informer.getKey() + " has stopped")
        .findFirst();
  }

  /**
   * Returns why the operator must be restarted; empty if it need not be. Interruptions are measured
   * from call to call.
   *
   * @param informers all informers by name
   */
  public synchronized Optional<String> failure(Map<String, WatchState> informers) {
    Optional<String> stopped = stopped(informers);
    if (stopped.isPresent()) {
      return stopped;
    }
    if (informers.values().stream().noneMatch(WatchState::isWatching)) {
      interruptions.clear();
      return Optional.empty();
    }
    long now = ticker.read();
    informers.forEach(
        (name, informer) -> {
          if (informer.isWatching()) {
            interruptions.remove(name);
          } else {
            interruptions.putIfAbsent(name, now);
          }
        });
    return interruptions.entrySet().stream()
        .filter(each -> now - each.getValue() > MAX_INTERRUPTION.toNanos())
        .map(each -> "the watch of the informer " + each.getKey() + " stays interrupted")
        .findFirst();
  }
}
