package io.streambus.benchmarks.isolation;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/** PEM files that are expensive to parse or to verify. */
final class HostilePem {

  private static final int INTEGER = 0x02;
  private static final int SEQUENCE = 0x30;
  private static final int NESTING = 5_000;
  private static final int MODULUS_BITS = 16_384;
  private static final int EXPONENT_BITS = 1_000_000;
  private static final int LENGTH_BYTES = 4;

  private HostilePem() {}

  /** An RSA key with a long modulus and a private exponent of a million bits. */
  static String key() {
    Random random = new Random(1);
    BigInteger modulus = new BigInteger(MODULUS_BITS, random).setBit(MODULUS_BITS - 1).setBit(0);
    BigInteger exponent = new BigInteger(EXPONENT_BITS, random).setBit(EXPONENT_BITS - 1);
    BigInteger prime = modulus.sqrt();
    byte[] content =
        concat(
            integer(BigInteger.ZERO),
            integer(modulus),
            integer(BigInteger.valueOf(65_537)),
            integer(exponent),
            integer(prime),
            integer(prime),
            integer(exponent),
            integer(exponent),
            integer(prime));
    return pem("RSA PRIVATE KEY", value(SEQUENCE, content));
  }

  /** A sequence in a sequence, and so on. */
  static String nested(String type) {
    byte[] content = integer(BigInteger.ONE);
    for (int i = 0; i < NESTING; i++) {
      content = value(SEQUENCE, content);
    }
    return pem(type, content);
  }

  private static byte[] integer(BigInteger number) {
    return value(INTEGER, number.toByteArray());
  }

  /** Encodes the length in four bytes, whether or not fewer suffice. */
  private static byte[] value(int tag, byte[] content) {
    return ByteBuffer.allocate(2 + LENGTH_BYTES + content.length)
        .put((byte) tag)
        .put((byte) (0x80 | LENGTH_BYTES))
        .putInt(content.length)
        .put(content)
        .array();
  }

  private static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  private static String pem(String type, byte[] content) {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, encoder.encodeToString(content), type);
  }
}
