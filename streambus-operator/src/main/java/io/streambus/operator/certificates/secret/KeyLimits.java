package io.streambus.operator.certificates.secret;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Limits of keys, checked before anything is computed with their numbers: the time grows with the
 * third power of the length of the numbers.
 */
final class KeyLimits {

  /** OpenSSL rejects shorter keys in the distributions on which proxies are based. */
  static final int MIN_RSA_BITS = 2048;

  static final int MAX_RSA_BITS = 8192;

  /** OpenSSL accepts no longer exponents for keys of more than 3072 bits. */
  static final int MAX_PUBLIC_EXPONENT_BITS = 64;

  private KeyLimits() {}

  /** Whether a signature can be verified with the key within milliseconds. */
  static boolean areMet(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() <= MAX_RSA_BITS
          && rsa.getPublicExponent().bitLength() <= MAX_PUBLIC_EXPONENT_BITS;
    }
    // Java supports no curve of more than 521 bits.
    return key instanceof ECPublicKey || key instanceof EdECPublicKey;
  }
}
