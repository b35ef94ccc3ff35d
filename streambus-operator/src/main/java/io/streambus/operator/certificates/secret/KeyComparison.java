package io.streambus.operator.certificates.secret;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/**
 * Compares the numbers of a private and a public key. Unlike a signature, this takes the same time
 * for any key that {@link Pem#key} returns, and works for keys that are limited to certain
 * signatures.
 */
final class KeyComparison {

  private KeyComparison() {}

  static boolean belongTogether(PrivateKey key, PublicKey publicKey) {
    if (key instanceof RSAPrivateCrtKey rsa) {
      return publicKey instanceof RSAPublicKey other && isPair(rsa, other);
    }
    if (key instanceof ECPrivateKey ec) {
      return publicKey instanceof ECPublicKey other && isPair(ec, other);
    }
    return key instanceof EdECPrivateKey ed
        && publicKey instanceof EdECPublicKey other
        && isPair(ed, other);
  }

  /** Keys for RSASSA-PSS only and other RSA keys are not interchangeable. */
  private static boolean isPair(RSAPrivateCrtKey key, RSAPublicKey publicKey) {
    return key.getAlgorithm().equals(publicKey.getAlgorithm())
        && key.getModulus().equals(publicKey.getModulus())
        && key.getPublicExponent().equals(publicKey.getPublicExponent());
  }

  private static boolean isPair(ECPrivateKey key, ECPublicKey publicKey) {
    Optional<NamedCurve> curve = NamedCurve.of(key.getParams());
    return curve.equals(NamedCurve.of(publicKey.getParams()))
        && curve.filter(found -> found.publicKey(key.getS()).equals(publicKey.getW())).isPresent();
  }

  /** The encoding of a public key ends with the public key itself. */
  private static boolean isPair(EdECPrivateKey key, EdECPublicKey publicKey) {
    byte[] encoded = publicKey.getEncoded();
    return key.getBytes()
        .map(bytes -> new Ed25519PrivateKeyParameters(bytes, 0).generatePublicKey().getEncoded())
        .filter(
            own ->
                encoded.length > own.length
                    && Arrays.equals(
                        own,
                        Arrays.copyOfRange(encoded, encoded.length - own.length, encoded.length)))
        .isPresent();
  }
}
