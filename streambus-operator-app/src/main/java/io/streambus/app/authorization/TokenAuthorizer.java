package io.streambus.app.authorization;

import com.google.common.base.Throwables;
import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.hash.Hashing;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.app.authorization.AccessReviews.AccessDecision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides on tokens, and remembers the decisions for a while. Tokens that were never allowed share
 * a small budget of reviews, so that clients with many of them neither load the API server nor keep
 * out those whose token was allowed before.
 */
final class TokenAuthorizer {

  /** How long an allowed token stays allowed, such as after its permission was removed. */
  static final Duration ALLOWED_TIME = Duration.ofMinutes(1);

  /** How long a rejected token stays rejected, such as after its permission was granted. */
  static final Duration REJECTED_TIME = Duration.ofSeconds(10);

  /** Tokens are renewed about every hour. */
  private static final Duration KNOWN_TIME = Duration.ofHours(1);

  private static final int ALLOWED_TOKENS = 100;
  private static final int REJECTED_TOKENS = 1000;
  private static final int CONCURRENT_REVIEWS = 4;
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private static final Logger log = LoggerFactory.getLogger(TokenAuthorizer.class);

  private final Function<String, AccessDecision> reviews;
  private final Cache<String, AccessDecision> allowed;
  private final Cache<String, AccessDecision> rejected;
  private final Cache<String, Boolean> known;
  private final ReviewBudget budget;
  private final Semaphore running = new Semaphore(CONCURRENT_REVIEWS);

  /**
   * Remembers the decisions of the given reviews.
   *
   * @param reviews decides on a token; throws a KubernetesClientException if it cannot
   */
  TokenAuthorizer(Function<String, AccessDecision> reviews, Ticker ticker) {
    this.reviews = reviews;
    this.allowed = cache(ALLOWED_TOKENS, ALLOWED_TIME, ticker);
    this.rejected = cache(REJECTED_TOKENS, REJECTED_TIME, ticker);
    this.known = cache(ALLOWED_TOKENS, KNOWN_TIME, ticker);
    this.budget = new ReviewBudget(ticker);
  }

  private static <T> Cache<String, T> cache(int size, Duration time, Ticker ticker) {
    return CacheBuilder.newBuilder()
        .maximumSize(size)
        .expireAfterWrite(time)
        .ticker(ticker)
        .build();
  }

  /** Decides on a token. Waits for the API server if necessary. */
  AccessDecision decide(String token) {
    // Tokens themselves do not stay in memory.
    String key = Hashing.sha256().hashString(token, StandardCharsets.UTF_8).toString();
    return remembered(key)
        .orElseGet(
            () ->
                known.getIfPresent(key) != null || budget.take()
                    ? decideInTurn(key, token)
                    : AccessDecision.UNDECIDED);
  }

  private Optional<AccessDecision> remembered(String key) {
    return Optional.ofNullable(allowed.getIfPresent(key))
        .or(() -> Optional.ofNullable(rejected.getIfPresent(key)));
  }

  private AccessDecision decideInTurn(String key, String token) {
    try {
      if (!running.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return AccessDecision.UNDECIDED;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return AccessDecision.UNDECIDED;
    }
    try {
      return remembered(key).orElseGet(() -> review(key, token));
    } finally {
      running.release();
    }
  }

  private AccessDecision review(String key, String token) {
    try {
      AccessDecision decision = reviews.apply(token);
      if (decision == AccessDecision.ALLOWED) {
        allowed.put(key, decision);
        known.put(key, true);
      } else {
        rejected.put(key, decision);
        known.invalidate(key);
      }
      return decision;
    } catch (KubernetesClientException e) {
      log.atWarn()
          .addKeyValue("error", Throwables.getRootCause(e).toString())
          .log("Cannot decide on access to the metrics");
      return AccessDecision.UNDECIDED;
    }
  }

  /** Permits a burst of reviews, then one for each interval. */
  static final class ReviewBudget {

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
}
