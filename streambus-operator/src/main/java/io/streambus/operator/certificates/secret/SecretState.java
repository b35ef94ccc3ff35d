package io.streambus.operator.certificates.secret;

/** Known state of one Secret. */
public sealed interface SecretState {

  /** The API server has not responded yet. */
  record Unknown() implements SecretState {}

  /**
   * The Secret cannot be read, and waiting does not help.
   *
   * @param message problem and next step for the user
   */
  record Unavailable(String message) implements SecretState {}

  /** The Secret does not exist. */
  record Missing() implements SecretState {}

  /** The Secret exists. */
  record Present(SecretInfo info) implements SecretState {}
}
