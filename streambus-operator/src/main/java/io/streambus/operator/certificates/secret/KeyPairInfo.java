package io.streambus.operator.certificates.secret;

import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * State of the keys {@code NAME.crt} and {@code NAME.key} of a Secret.
 *
 * @param certificates content of {@code NAME.crt}
 * @param key whether {@code NAME.key} matches the first certificate
 */
public record KeyPairInfo(SecretEntry<ChainInfo> certificates, SecretEntry<KeyMatchResult> key) {

  private static final byte[] SAMPLE = "streambus".getBytes(StandardCharsets.US_ASCII);

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

  /** Checks with a signature whether a private key matches a certificate. */
  static KeyMatchResult match(PrivateKey key, Optional<X509Certificate> certificate) {
    return certificate
        .map(
            found ->
                verifies(key, found.getPublicKey())
                    ? KeyMatchResult.MATCHES
                    : KeyMatchResult.MISMATCH)
        .orElse(KeyMatchResult.UNKNOWN);
  }

  private static boolean verifies(PrivateKey key, PublicKey publicKey) {
    try {
      Signature signature = Signature.getInstance(algorithm(publicKey));
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      // The keys have different algorithms or curves.
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm();
    };
  }

  /** Key pairs that are read from Secrets. All other keys of a Secret are ignored. */
  public enum KeyPairName {
    /** Broker certificate and its private key. */
    TLS,
    /** Trusted CA certificates; with a private key if the operator signs. */
    CA,
    /** Next CA, in a Secret that the operator manages. */
    NEXT;

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
      };
    }
  }
}
