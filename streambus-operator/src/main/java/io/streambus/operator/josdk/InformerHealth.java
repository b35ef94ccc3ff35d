package io.streambus.operator.josdk;

import com.google.common.base.Stopwatch;
import com.google.common.base.Ticker;
import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.health.EventSourceHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerHealthIndicator;
import io.javaoperatorsdk.operator.health.InformerWrappingEventSourceHealthIndicator;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Health of the informers that JOSDK runs. Their watches are interrupted every few minutes, when
 * the API server or the client ends them, and while the API server is unreachable. A restart would
 * not help then. It helps if an informer has stopped, or if its watch stays interrupted although
 * other watches prove that the API server is reachable.
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
   * Returns why the operator must be restarted; empty if it need not be. Interruptions are measured
   * from call to call.
   */
  public Optional<String> failure(RuntimeInfo runtime) {
    return failure(informers(runtime));
  }

  /**
   * Waits until the API server has accepted the watches of all informers, at most ten seconds: that
   * it does not respond for longer is no reason to end.
   *
   * @return why the operator cannot run; empty if it can
   */
  public static Optional<String> awaitWatches(RuntimeInfo runtime) throws InterruptedException {
    Map<String, InformerHealthIndicator> informers = informers(runtime);
    Stopwatch waiting = Stopwatch.createStarted();
    while (stopped(informers).isEmpty()
        && !informers.values().stream().allMatch(InformerHealthIndicator::isWatching)
        && waiting.elapsed().compareTo(MAX_START_TIME) < 0) {
      Thread.sleep(POLL_INTERVAL.toMillis());
    }
    return stopped(informers);
  }

  private static Optional<String> stopped(Map<String, InformerHealthIndicator> informers) {
    return informers.entrySet().stream()
        .filter(informer -> !informer.getValue().isRunning())
        .map(informer -> "the informer " + informer.getKey() + " has stopped")
        .findFirst();
  }

  synchronized Optional<String> failure(Map<String, InformerHealthIndicator> informers) {
    Optional<String> stopped = stopped(informers);
    if (stopped.isPresent()) {
      return stopped;
    }
    if (informers.values().stream().noneMatch(InformerHealthIndicator::isWatching)) {
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

  private static Map<String, InformerHealthIndicator> informers(RuntimeInfo runtime) {
    Map<String, InformerHealthIndicator> informers = new HashMap<>();
    runtime
        .getRegisteredControllers()
        .forEach(
            controller ->
                controller
                    .getControllerHealthInfo()
                    .eventSourceHealthIndicators()
                    .forEach((name, source) -> informers.putAll(informers(name, source))));
    return informers;
  }

  private static Map<String, InformerHealthIndicator> informers(
      String name, EventSourceHealthIndicator source) {
    Map<String, InformerHealthIndicator> informers = new HashMap<>();
    if (source instanceof InformerWrappingEventSourceHealthIndicator<?> wrapping) {
      wrapping
          .informerHealthIndicators()
          .forEach((namespace, informer) -> informers.put(name + "/" + namespace, informer));
    }
    return informers;
  }
}
