package io.streambus.operator.certificates.secret;

/**
 * State of the keys {@code NAME.crt} and {@code NAME.key} of a Secret.
 *
 * @param certificates content of {@code NAME.crt}
 * @param key whether {@code NAME.key} matches the first certificate
 */
public record KeyPairInfo(SecretEntry<ChainInfo> certificates, SecretEntry<KeyMatchResult> key) {

  /** Whether a private key matches a certificate. */
  public enum KeyMatchResult {
    /** The key matches. */
    MATCHES,
    /** The key belongs to another certificate. */
    MISMATCH,
    /** No certificate exists to compare with. */
    UNKNOWN
  }

  /** Whether both are valid and match, so that the pair can be used for signing. */
  public boolean isUsable() {
    return certificates.usable().isPresent()
        && key.usable().filter(KeyMatchResult.MATCHES::equals).isPresent();
  }
}
