package io.streambus.operator.certificates.secret;

/** What is known of one Secret. */
public sealed interface SecretState {

  /** Nothing yet; the answer of the API server is on its way. */
  record Unknown() implements SecretState {}

  /**
   * Nothing, and that does not change by waiting.
   *
   * @param why what a person can do about it
   */
  record Unreadable(String why) implements SecretState {}

  /** It does not exist. */
  record Missing() implements SecretState {}

  /** It exists. */
  record Present(SecretInfo facts) implements SecretState {}
}
