package io.streambus.operator.certificates.secret;

import java.util.Optional;

/**
 * Parse result of one key of a Secret.
 *
 * @param <T> type of the parsed value
 */
public sealed interface SecretEntry<T> {

  /** The Secret does not have the key. */
  record Absent<T>() implements SecretEntry<T> {}

  /**
   * The value is unusable.
   *
   * @param reason reason, as a phrase that follows the name of the key; contains no part of the
   *     value
   */
  record Unusable<T>(String reason) implements SecretEntry<T> {}

  /** The value is usable. */
  record Usable<T>(T value) implements SecretEntry<T> {}

  /** The parsed value if it is usable. */
  default Optional<T> usable() {
    return this instanceof Usable<T> usable ? Optional.of(usable.value()) : Optional.empty();
  }
}
