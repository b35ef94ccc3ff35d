package io.streambus.operator.certificates.secret;

/**
 * The two keys {@code NAME.crt} and {@code NAME.key} of a Secret.
 *
 * @param certificates what the first holds
 * @param key whether the second belongs to the first certificate
 */
public record KeyPairInfo(SecretEntry<ChainInfo> certificates, SecretEntry<KeyFit> key) {

  /** Whether a private key belongs to a certificate. */
  public enum KeyFit {
    /** It does. */
    FITS,
    /** It belongs to another one. */
    DIFFERS,
    /** There is no certificate to compare it with. */
    UNKNOWN
  }

  /** Whether one can sign and be believed with it. */
  public boolean isUsable() {
    return certificates.usable().isPresent()
        && key.usable().filter(KeyFit.FITS::equals).isPresent();
  }
}
