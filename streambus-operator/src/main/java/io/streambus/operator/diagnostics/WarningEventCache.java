package io.streambus.operator.diagnostics;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.streambus.operator.kubernetes.EventSubject;
import io.streambus.operator.kubernetes.Kubernetes;
import java.time.Duration;
import java.time.Instant;

/** What events say about an object, asked for once a minute at most. */
final class WarningEventCache {

  /** Time after which it may be asked again. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Kubernetes kubernetes;

  /** The last answers, by uid. They only spare requests. */
  private final Cache<String, CachedWarning> looks =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

  private record CachedWarning(Instant at, String message) {

    boolean isFresh(Instant now) {
      return Duration.between(at, now).abs().compareTo(PAUSE) < 0;
    }
  }

  WarningEventCache(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** One request, unless it was asked a moment ago. */
  String message(EventSubject subject, Instant now) {
    CachedWarning last = looks.getIfPresent(subject.uid());
    if (last != null && last.isFresh(now)) {
      return last.message();
    }
    String words = kubernetes.latestWarning(subject);
    looks.put(subject.uid(), new CachedWarning(now, words));
    return words;
  }
}
