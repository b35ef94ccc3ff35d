package io.streambus.operator.certificates.secret;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Secret;

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

    /** Returns the state of a Secret that exists; retains no reference to the Secret. */
    static SecretState of(Secret secret) {
      return new Present(SecretReader.read(secret));
    }
  }
}
