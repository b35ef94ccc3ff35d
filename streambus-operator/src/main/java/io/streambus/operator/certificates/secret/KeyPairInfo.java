package io.streambus.operator.certificates.secret;

import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;

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

  /** Compares a private key with that of a certificate. */
  static KeyMatchResult match(PrivateKey key, Optional<X509Certificate> certificate) {
    return certificate
        .map(
            found ->
                KeyComparison.belongTogether(key, found.getPublicKey())
                    ? KeyMatchResult.MATCHES
                    : KeyMatchResult.MISMATCH)
        .orElse(KeyMatchResult.UNKNOWN);
  }

  /** Key pairs that are read from Secrets. All other keys of a Secret are ignored. */
  public enum KeyPairName {
    /** Broker certificate and its private key. */
    TLS,
    /** Trusted CA certificates; with a private key if the operator signs. */
    CA,
    /** Next CA, in a Secret that the operator manages. */
    NEXT,
    /** Previous CAs without their keys, in a Secret that the operator manages. */
    PREVIOUS;

    /** Key in the Secret of the PEM certificates. */
    public String certificates() {
      return baseName() + ".crt";
    }

    /** Key in the Secret of the PEM private key. */
    public String key() {
      return baseName() + ".key";
    }

    private String baseName() {
      return switch (this) {
        case TLS -> "tls";
        case CA -> "ca";
        case NEXT -> "next";
        case PREVIOUS -> "previous";
      };
    }
  }
}
