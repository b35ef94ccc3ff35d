package io.streambus.operator.trouble;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.streambus.operator.port.EventSubject;
import io.streambus.operator.port.Kubernetes;
import java.time.Duration;
import java.time.Instant;

/** What events say about an object, asked for once a minute at most. */
final class EventLook {

  /** Time after which it may be asked again. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  private final Kubernetes kubernetes;

  /** The last answers, by uid. They only spare requests. */
  private final Cache<String, Look> looks =
      CacheBuilder.newBuilder().expireAfterWrite(Duration.ofMinutes(5)).build();

  private record Look(Instant at, String words) {

    boolean isFresh(Instant now) {
      return Duration.between(at, now).abs().compareTo(PAUSE) < 0;
    }
  }

  EventLook(Kubernetes kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** One request, unless it was asked a moment ago. */
  String words(EventSubject subject, Instant now) {
    Look last = looks.getIfPresent(subject.uid());
    if (last != null && last.isFresh(now)) {
      return last.words();
    }
    String words = kubernetes.latestWarning(subject);
    looks.put(subject.uid(), new Look(now, words));
    return words;
  }
}
