package io.streambus.operator.certificates;

import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;

/**
 * Problem with the Secrets of a cluster.
 *
 * @param severity consequence of the problem
 * @param reason condition reason
 * @param message location, problem and next step for the user; contains no secret data
 */
public record Finding(Severity severity, ConditionReason reason, String message) {

  /** Consequence of a finding. */
  public enum Severity {
    /** No proxy could start, so no pod is started or changed until a user acts. */
    BLOCKING,
    /** Like {@link #BLOCKING}, but another controller is about to resolve it. */
    PENDING,
    /** Proxies start, but some or all clients cannot connect. */
    DEGRADING
  }

  static Finding blocking(ConditionReason reason, String message) {
    return new Finding(Severity.BLOCKING, reason, message);
  }

  static Finding unavailable(SecretRef secret, SecretState.Unavailable state) {
    return blocking(
        ConditionReason.SECRET_UNAVAILABLE,
        "%s cannot be read: %s".formatted(secret, state.message()));
  }

  static Finding degrading(ConditionReason reason, String message) {
    return new Finding(Severity.DEGRADING, reason, message);
  }

  /** Returns this finding for a certificate that only existing pods use. */
  Finding ofExistingPods() {
    return new Finding(Severity.DEGRADING, reason, message + "; existing pods use this Secret");
  }

  /** Reference to a Secret in findings. */
  record SecretRef(String namespace, String name) {

    /** Reference to one key of the Secret. */
    String key(String key) {
      return key + " in " + this;
    }

    @Override
    public String toString() {
      return "Secret " + namespace + "/" + name;
    }
  }
}
