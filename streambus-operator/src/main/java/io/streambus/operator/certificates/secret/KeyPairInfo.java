package io.streambus.operator.certificates.secret;

/**
 * State of the keys {@code NAME.crt} and {@code NAME.key} of a Secret.
 *
 * @param certificates content of {@code NAME.crt}
 * @param key whether {@code NAME.key} matches the first certificate
 */
public record KeyPairInfo(SecretEntry<ChainInfo> certificates, SecretEntry<KeyFit> key) {

  /** Whether a private key matches a certificate. */
  public enum KeyFit {
    /** The key matches. */
    FITS,
    /** The key belongs to another certificate. */
    DIFFERS,
    /** No certificate exists to compare with. */
    UNKNOWN
  }

  /** Whether both are valid and match, so that the pair can be used for signing. */
  public boolean isUsable() {
    return certificates.usable().isPresent()
        && key.usable().filter(KeyFit.FITS::equals).isPresent();
  }
}
