package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;

/** Certificate requirements for clients. */
public sealed interface ClientCertificates {

  /** No certificate is required. */
  record NotRequired() implements ClientCertificates {}

  /** Requires a certificate signed by the CA. */
  record AnySubject() implements ClientCertificates {}

  /**
   * Requires a certificate signed by the CA with one of these subjects.
   *
   * @param subjects RFC 2253 distinguished names, in the order of the spec
   */
  record AllowedSubjects(ImmutableList<String> subjects) implements ClientCertificates {}
}
