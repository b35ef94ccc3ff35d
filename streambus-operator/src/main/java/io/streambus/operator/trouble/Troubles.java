package io.streambus.operator.trouble;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps brokers of a cluster from coming up.
 *
 * @param sentences one for each broker that is known to be in trouble
 * @param next when more may be known by the time alone
 */
public record Troubles(List<String> sentences, Optional<Instant> next) {

  /** Nothing is known to be wrong. */
  public static final Troubles NONE = new Troubles(List.of(), Optional.empty());

  /** Copies the list. */
  public Troubles {
    sentences = ImmutableList.copyOf(sentences);
  }
}
