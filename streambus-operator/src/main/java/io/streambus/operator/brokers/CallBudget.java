package io.streambus.operator.brokers;

import com.google.common.base.Ticker;
import java.time.Duration;

/**
 * Time in which calls to brokers may start. With the last call, they take at most one timeout
 * longer, however many calls there are and however slowly brokers respond.
 */
final class CallBudget {

  private final Ticker ticker;
  private final long end;

  private CallBudget(Ticker ticker, long end) {
    this.ticker = ticker;
    this.end = end;
  }

  /** Starts now. */
  static CallBudget of(Duration time, Ticker ticker) {
    return new CallBudget(ticker, ticker.read() + time.toNanos());
  }

  /** A budget that starts now and ends no later than this one. */
  CallBudget part(Duration time) {
    long partEnd = ticker.read() + time.toNanos();
    return new CallBudget(ticker, partEnd - end < 0 ? partEnd : end);
  }

  /** Whether no other call may start, which is also the case if the thread is interrupted. */
  boolean isOver() {
    return Thread.currentThread().isInterrupted() || ticker.read() - end >= 0;
  }
}
