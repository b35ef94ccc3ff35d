package io.streambus.operator.reconcile;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Reconciliations that are running, and since when. */
public final class RunningReconciles {

  private final Ticker ticker;
  private final Map<Object, Long> startTimes = new ConcurrentHashMap<>();
  private volatile long lastStart;

  /** Creates an empty set whose times are those of the ticker. */
  public RunningReconciles(Ticker ticker) {
    this.ticker = ticker;
    this.lastStart = ticker.read();
  }

  /** Runs a reconciliation. */
  public <T> T track(Supplier<T> reconcile) {
    Object run = new Object();
    lastStart = ticker.read();
    startTimes.put(run, lastStart);
    try {
      return reconcile.get();
    } finally {
      startTimes.remove(run);
    }
  }

  /** Returns how long the longest running reconciliation has run; zero if none runs. */
  public Duration longest() {
    long now = ticker.read();
    return startTimes.values().stream()
        .map(start -> Duration.ofNanos(now - start))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Returns the time since a reconciliation was started; if there was none, since creation. */
  public Duration sinceLastStart() {
    return Duration.ofNanos(ticker.read() - lastStart);
  }
}
