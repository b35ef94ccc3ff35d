package io.streambus.operator.certificates.secret;

import io.streambus.operator.certificates.secret.KeyPairInfo.KeyMatchResult;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Checks with a signature whether a private key matches a certificate. */
final class KeyMatch {

  private static final byte[] SAMPLE = "streambus".getBytes(StandardCharsets.US_ASCII);

  private KeyMatch() {}

  static KeyMatchResult of(PrivateKey key, Optional<X509Certificate> certificate) {
    return certificate
        .map(
            found ->
                matches(key, found.getPublicKey())
                    ? KeyMatchResult.MATCHES
                    : KeyMatchResult.MISMATCH)
        .orElse(KeyMatchResult.UNKNOWN);
  }

  private static boolean matches(PrivateKey key, PublicKey publicKey) {
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
}
