package io.streambus.resources.model;

import com.google.common.collect.ImmutableList;

/** What a client must show to be let in. */
public sealed interface ClientCertificates {

  /** Nothing. */
  record NotAsked() implements ClientCertificates {}

  /** A certificate that the authority signed. */
  record Verified() implements ClientCertificates {}

  /**
   * A certificate that the authority signed, of one of these subjects.
   *
   * @param subjects distinguished names of RFC 2253, in the order of the spec
   */
  record Listed(ImmutableList<String> subjects) implements ClientCertificates {}
}
