package io.streambus.operator.kubernetes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses Kubernetes timestamps in RFC 3339 format. Annotations and statuses may contain any text,
 * since every user with write permission can edit them.
 */
public final class KubernetesTimestamps {

  private KubernetesTimestamps() {}

  /** Returns the parsed timestamp; empty if the text is absent or not a timestamp. */
  public static Optional<Instant> parse(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
