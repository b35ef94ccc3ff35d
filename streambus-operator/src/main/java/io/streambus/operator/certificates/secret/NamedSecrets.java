package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;

/**
 * State of the Secrets that a cluster references.
 *
 * @param states states by Secret name
 */
public record NamedSecrets(ImmutableMap<String, SecretState> states) {

  /** Whether a Secret has not been read yet. */
  public boolean isIncomplete() {
    return states.values().stream().anyMatch(SecretState.Unknown.class::isInstance);
  }

  /** State of one Secret; {@code Unknown} if the Secret was not requested. */
  public SecretState get(String name) {
    return states.getOrDefault(name, new SecretState.Unknown());
  }
}
