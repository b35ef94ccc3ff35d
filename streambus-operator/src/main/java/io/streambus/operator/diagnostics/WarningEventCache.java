package io.streambus.operator.diagnostics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.streambus.operator.kubernetes.InvolvedObject;
import io.streambus.operator.kubernetes.Kubernetes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Caches the latest warning event of an object; reads it at most once a minute. */
final class WarningEventCache {

  /** Minimum time between two reads for the same object. */
  static final Duration REFRESH_INTERVAL = Duration.ofMinutes(1);

  private final Kubernetes kubernetes;

  /** Latest warnings, by UID of the object; saves requests. */
  private final Cache<String, CachedWarning> warnings =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

  private record CachedWarning(Instant readAt, String message) {

    boolean isFresh(Instant now) {
      return Duration.between(readAt, now).abs().compareTo(REFRESH_INTERVAL) < 0;
    }
  }

  WarningEventCache(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /**
   * Sends one request, unless the cached warning is fresh.
   *
   * @param reported returns the warning that a former operator has reported
   */
  String latestWarning(InvolvedObject subject, Instant now, Supplier<Optional<String>> reported) {
    CachedWarning last = warnings.getIfPresent(subject.uid());
    if (last != null && last.isFresh(now)) {
      return last.message();
    }
    Optional<String> known = last == null ? reported.get() : Optional.empty();
    String message = known.orElseGet(() -> kubernetes.latestWarning(subject));
    warnings.put(subject.uid(), new CachedWarning(now, message));
    return message;
  }
}
