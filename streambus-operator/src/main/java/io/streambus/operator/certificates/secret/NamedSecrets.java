package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;

/**
 * What is known of the Secrets that a cluster names.
 *
 * @param states by the name of the Secret
 */
public record NamedSecrets(ImmutableMap<String, SecretState> states) {

  /** Whether something is still to be read. */
  public boolean isIncomplete() {
    return states.values().stream().anyMatch(SecretState.Unknown.class::isInstance);
  }

  /** One Secret; unknown where nobody asked for it. */
  public SecretState get(String name) {
    return states.getOrDefault(name, new SecretState.Unknown());
  }
}
