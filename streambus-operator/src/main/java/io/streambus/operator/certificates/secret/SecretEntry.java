package io.streambus.operator.certificates.secret;

import java.util.Optional;

/**
 * One key of a Secret, after it was read.
 *
 * @param <T> what it stands for
 */
public sealed interface SecretEntry<T> {

  /** The Secret does not have the key. */
  record Absent<T>() implements SecretEntry<T> {}

  /**
   * Nobody can use it.
   *
   * @param why in words that follow the name of the key; nothing of the value
   */
  record Unusable<T>(String why) implements SecretEntry<T> {}

  /** It says what it should. */
  record Usable<T>(T value) implements SecretEntry<T> {}

  /** What it stands for, where it can be used. */
  default Optional<T> usable() {
    return this instanceof Usable<T> usable ? Optional.of(usable.value()) : Optional.empty();
  }
}
