package io.streambus.app.authorization;

import com.google.common.base.Ticker;
import java.time.Duration;

/** Permits a burst of reviews, then one for each interval. */
final class ReviewBudget {

  static final int BURST = 10;
  static final Duration INTERVAL = Duration.ofMillis(500);

  private final Ticker ticker;

  /** When the next review would be permitted if there was no burst. */
  private long due;

  ReviewBudget(Ticker ticker) {
    this.ticker = ticker;
    this.due = ticker.read() - BURST * INTERVAL.toNanos();
  }

  /** Takes one review. Returns false if none is permitted now. */
  synchronized boolean take() {
    long now = ticker.read();
    long next = Math.max(due - now, -BURST * INTERVAL.toNanos()) + INTERVAL.toNanos();
    if (next > 0) {
      return false;
    }
    due = now + next;
    return true;
  }
}
