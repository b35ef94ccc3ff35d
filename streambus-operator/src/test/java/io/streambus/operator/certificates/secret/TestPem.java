package io.streambus.operator.certificates.secret;

import io.streambus.operator.certificates.CertificateGenerator;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Creates PEM texts, also such that no program would write. */
final class TestPem {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private TestPem() {}

  /** Creates a CA with its key. */
  static KeyMaterial ca() {
    return new CertificateGenerator(new SecureRandom())
        .generateCa(
            new CertificateTemplate("CN=ca", NOW, NOW.plus(Duration.ofDays(1000)), List.of()));
  }

  static String block(String type, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type);
  }

  /** Encodes an RSA key of arbitrary numbers in PKCS#8. */
  static String rsaKey(BigInteger modulus, BigInteger publicExponent, BigInteger privateExponent) {
    BigInteger other = BigInteger.ONE.shiftLeft(1000).setBit(0);
    try {
      return block(
          "PRIVATE KEY",
          new PrivateKeyInfo(
                  new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                  new RSAPrivateKey(
                      modulus, publicExponent, privateExponent, other, other, other, other, other))
              .getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Encodes sequences that each contain the next. */
  static byte[] nested(int levels) {
    byte[] content = new byte[0];
    for (int i = 0; i < levels; i++) {
      content = element(0x30, content);
    }
    return content;
  }

  /** Encodes an element of DER. */
  static byte[] element(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      out.write(0x83);
      out.write(content.length >> 16);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
