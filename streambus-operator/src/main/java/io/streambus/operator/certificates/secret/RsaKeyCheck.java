package io.streambus.operator.certificates.secret;

import java.math.BigInteger;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;

/** Checks that proxies can sign with an RSA key, without signing. */
record RsaKeyCheck(RSAPrivateKey key) {

  /**
   * Checks the length of the numbers first, then whether they belong to one key.
   *
   * @throws UnusableValueException if proxies cannot use the key
   */
  void check() throws UnusableValueException {
    int bits = key.getModulus().bitLength();
    if (bits < KeyLimits.MIN_RSA_BITS) {
      throw unusable(
          "is an RSA key of %d bits, but proxies require at least %d",
          bits, KeyLimits.MIN_RSA_BITS);
    }
    if (bits > KeyLimits.MAX_RSA_BITS) {
      throw unusable(
          "is an RSA key of %d bits, but at most %d are supported", bits, KeyLimits.MAX_RSA_BITS);
    }
    int publicBits = key.getPublicExponent().bitLength();
    if (publicBits > KeyLimits.MAX_PUBLIC_EXPONENT_BITS) {
      throw unusable(
          "is an RSA key with a public exponent of %d bits, but at most %d are supported",
          publicBits, KeyLimits.MAX_PUBLIC_EXPONENT_BITS);
    }
    int privateBits = key.getPrivateExponent().bitLength();
    if (privateBits > bits) {
      throw unusable(
          "is an RSA key with a private exponent of %d bits, but its modulus has %d",
          privateBits, bits);
    }
    if (!isInRange(bits) || !isConsistent()) {
      throw new UnusableValueException("is an RSA key whose numbers do not belong together");
    }
  }

  private static UnusableValueException unusable(String reason, int bits, int limit) {
    return new UnusableValueException(reason.formatted(bits, limit));
  }

  private boolean isInRange(int bits) {
    return Stream.of(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrime1(),
            key.getPrime2(),
            key.getExponent1(),
            key.getExponent2(),
            key.getCoefficient())
        .allMatch(number -> number.signum() > 0 && number.bitLength() <= bits);
  }

  /** Multiplies and divides only. See RFC 8017, section 3.2, for the names of the numbers. */
  private boolean isConsistent() {
    BigInteger p = key.getPrime1();
    BigInteger q = key.getPrime2();
    return p.multiply(q).equals(key.getModulus())
        && isExponent(key.getExponent1(), p)
        && isExponent(key.getExponent2(), q)
        && key.getCoefficient().multiply(q).mod(p).equals(BigInteger.ONE);
  }

  /** Whether signing with this exponent is signing with the private exponent, modulo the prime. */
  private boolean isExponent(BigInteger exponent, BigInteger prime) {
    BigInteger order = prime.subtract(BigInteger.ONE);
    return order.signum() > 0
        && key.getPrivateExponent().mod(order).equals(exponent)
        && key.getPublicExponent().multiply(exponent).mod(order).equals(BigInteger.ONE);
  }
}
