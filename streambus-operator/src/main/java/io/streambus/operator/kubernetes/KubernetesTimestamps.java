package io.streambus.operator.kubernetes;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Times as Kubernetes writes them, in RFC 3339. In annotations and in a status anybody with the
 * right to write there can write any text.
 */
public final class KubernetesTimestamps {

  private KubernetesTimestamps() {}

  /** Empty for a text that is absent, or no time. */
  public static Optional<Instant> read(@Nullable String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
