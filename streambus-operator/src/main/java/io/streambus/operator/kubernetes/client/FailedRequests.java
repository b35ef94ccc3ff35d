package io.streambus.operator.kubernetes.client;

import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;

/**
 * Writes whose latest attempts the API server responded to with HTTP 429 or 5xx. Most such failures
 * end soon. One that persists has a cause that concerns only these writes, such as an admission
 * webhook that is not running, and users have to be told.
 */
final class FailedRequests {

  /** Attempts after which a failure persists, if they take less than {@link #MAX_DURATION}. */
  static final int MAX_ATTEMPTS = 3;

  /** Time since the first attempt after which a failure persists. */
  static final Duration MAX_DURATION = Duration.ofSeconds(30);

  /** Longer than the delay between two attempts, with the retries of the client. */
  private static final Duration MEMORY = Duration.ofMinutes(3);

  /** Bounds the memory if the API server fails for every cluster. */
  private static final int MAX_REQUESTS = 10_000;

  private final Ticker ticker;

  /** By description of the request. */
  private final Cache<String, Failures> requests;

  private record Failures(int count, long since) {}

  FailedRequests(Ticker ticker) {
    this.ticker = ticker;
    this.requests =
        CacheBuilder.newBuilder()
            .ticker(ticker)
            .expireAfterWrite(MEMORY)
            .maximumSize(MAX_REQUESTS)
            .build();
  }

  /** Records a failed attempt, and returns whether the failure persists. */
  boolean persists(String request) {
    Failures failures =
        requests
            .asMap()
            .merge(
                request,
                new Failures(1, ticker.read()),
                (before, first) -> new Failures(before.count() + 1, before.since()));
    return failures.count() >= MAX_ATTEMPTS
        || ticker.read() - failures.since() >= MAX_DURATION.toNanos();
  }

  /** Records an attempt that did not fail. */
  void clear(String request) {
    requests.invalidate(request);
  }
}
