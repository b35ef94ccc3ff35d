package io.streambus.operator.certificates.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.primitives.Bytes;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that nobody can occupy or break the operator with the content of a Secret. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class HostilePemTest {

  private static final int LEVELS = 5_000;
  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
  private static final KeyMaterial CA = TestPem.ca();
  private static final String CERTIFICATE = Pem.of(List.of(CA.certificate()));

  @ParameterizedTest(name = "{0}")
  @MethodSource("keys")
  void keyThatWouldTakeTooLongIsUnusable(String reason, String pem) {
    assertThat(Pem.key(pem)).isEqualTo(new SecretEntry.Unusable<>(reason));
  }

  static Stream<Arguments> keys() throws Exception {
    return Stream.of(
        arguments(
            "is an RSA key of 16384 bits, but at most 8192 are supported",
            TestPem.rsaKey(number(16_384), EXPONENT, number(16_384))),
        arguments(
            "is an RSA key with a private exponent of 1000000 bits, but its modulus has 2048",
            TestPem.rsaKey(number(2_048), EXPONENT, number(1_000_000))),
        arguments(
            "is an RSA key with a public exponent of 2048 bits, but at most 64 are supported",
            TestPem.rsaKey(number(2_048), number(2_048), number(2_048))),
        arguments(
            "is an RSA key whose numbers do not belong together",
            TestPem.rsaKey(number(2_048), EXPONENT, number(2_048))),
        arguments(
            "is an RSA key whose numbers do not belong together",
            TestPem.rsaKey(number(2_048), EXPONENT, number(2_048).negate())),
        arguments(
            "is a key of an unsupported algorithm (supported: RSA, P-256, P-384, P-521 and"
                + " Ed25519)",
            Pem.of(KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPrivate())),
        arguments(
            "is a key of an unsupported algorithm (supported: RSA, P-256, P-384, P-521 and"
                + " Ed25519)",
            TestPem.block("DSA PRIVATE KEY", TestPem.nested(1))),
        arguments("is longer than 256 KiB", "x".repeat(257 * 1024)),
        arguments(
            "contains a private key that cannot be parsed",
            TestPem.block("PRIVATE KEY", TestPem.nested(LEVELS))),
        arguments(
            "contains a private key that cannot be parsed",
            TestPem.block("EC PRIVATE KEY", TestPem.nested(LEVELS))),
        arguments(
            "contains a private key that cannot be parsed",
            TestPem.block("PRIVATE KEY", nestedInOctets())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certificates")
  void certificateThatWouldTakeTooLongIsUnusable(String reason, String pem) {
    assertThat(Pem.certificates(pem)).isEqualTo(new SecretEntry.Unusable<>(reason));
  }

  static Stream<Arguments> certificates() {
    String nested = TestPem.block("CERTIFICATE", TestPem.nested(LEVELS));
    return Stream.of(
        arguments("contains a certificate that cannot be parsed", nested),
        arguments("contains a certificate that cannot be parsed", CERTIFICATE + nested),
        arguments(
            "contains a certificate that cannot be parsed",
            TestPem.block("CERTIFICATE", new byte[0])),
        arguments(
            "contains 257 certificates, but at most 256 are supported",
            TestPem.block("CERTIFICATE", new byte[1]).repeat(257)),
        arguments("is longer than 256 KiB", CERTIFICATE + "\n".repeat(256 * 1024)));
  }

  /** OpenSSL, with which proxies read the file, finds none of these blocks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-----END CERTIFICATE----------BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE----- -----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----\n -----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----\n\uFEFF-----BEGIN CERTIFICATE-----",
        "-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----MIIB",
        "-----END CERTIFICATE-----\r-----BEGIN CERTIFICATE-----",
        "-----END X509 CRL-----\n-----BEGIN CERTIFICATE-----"
      })
  void gluedBlocksAreUnusable(String border) {
    // Given
    String pem = CERTIFICATE + CERTIFICATE;
    String glued = pem.replace("-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----", border);

    // Then
    assertThat(Pem.certificates(glued))
        .isEqualTo(
            new SecretEntry.Unusable<>(
                "contains a BEGIN or END that is not a line of its own, so that proxies cannot"
                    + " read it"));
  }

  @Test
  void blockWithoutEndIsUnusable() {
    assertThat(Pem.certificates(CERTIFICATE.replace("-----END CERTIFICATE-----\n", "")))
        .isEqualTo(new SecretEntry.Unusable<>("contains a PEM block without an END line"));
  }

  /** OpenSSL takes what is before a blank line for headers. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5})
  void blankLineWithinBlockIsUnusable(int line) {
    // Given
    List<String> lines = new ArrayList<>(CERTIFICATE.lines().toList());
    lines.add(line, "");
    lines.add(1, "");

    // Then
    assertThat(Pem.certificates(String.join("\n", lines)))
        .isEqualTo(
            new SecretEntry.Unusable<>(
                "contains a PEM block with a blank line, so that proxies cannot read it"));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void whatOpenSslReadsIsAccepted(String pem) {
    assertThat(Pem.certificates(pem).usable()).contains(List.of(CA.certificate()));
  }

  static Stream<String> readable() {
    return Stream.of(
        CERTIFICATE.replace("\n", "\r\n"),
        CERTIFICATE.replace("\n", " \n"),
        CERTIFICATE.stripTrailing(),
        "\uFEFF" + CERTIFICATE,
        "Subject: ca\n\n" + CERTIFICATE + "\nend",
        CERTIFICATE.replaceFirst("\n", "\n\n"),
        CERTIFICATE.replaceFirst("\n", "\nComment: none\n\n"),
        CERTIFICATE.replaceFirst("\n", "\n  "),
        CERTIFICATE.replaceAll("([^-])\n([^-])", "$1$2"));
  }

  /** Parsers of this kind have bugs that only such texts find. */
  @Test
  void anyContentHasResult() {
    // Given
    Random random = new Random(20);
    List<byte[]> originals =
        List.of(
            CERTIFICATE.getBytes(UTF_8),
            Pem.of(CA.key()).getBytes(UTF_8),
            Pem.of(rsaKeys()).getBytes(UTF_8));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);

    // When
    int count = 0;
    for (; count < 200 || System.nanoTime() < end; count++) {
      Map<String, String> data = new HashMap<>();
      for (KeyPairName name : KeyPairName.values()) {
        data.put(name.certificates(), base64(mutated(originals.get(0), random)));
        data.put(name.key(), base64(mutated(originals.get(1 + random.nextInt(2)), random)));
      }

      // Then
      assertThat(SecretReader.read(secret(data)).keyPair(KeyPairName.TLS).key())
          .isNotInstanceOf(SecretEntry.Absent.class);
    }
  }

  /** Changes bytes of the text, or of the content of its block. */
  private static byte[] mutated(byte[] pem, Random random) {
    String text = new String(pem, UTF_8);
    int begin = text.indexOf('\n') + 1;
    int end = text.indexOf("-----END");
    String type = text.substring("-----BEGIN ".length(), begin - "-----\n".length());
    byte[] content =
        random.nextInt(4) == 0
            ? pem.clone()
            : Base64.getMimeDecoder().decode(text.substring(begin, end));
    boolean isText = content.length == pem.length;
    for (int changes = random.nextInt(3); changes >= 0; changes--) {
      content[random.nextInt(content.length)] = (byte) random.nextInt(256);
    }
    return isText ? content : TestPem.block(type, content).getBytes(UTF_8);
  }

  private static PrivateKey rsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair().getPrivate();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] nestedInOctets() {
    byte[] version = TestPem.element(0x02, new byte[1]);
    byte[] rsa = {0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1};
    byte[] algorithm = TestPem.element(0x30, rsa);
    byte[] octets = TestPem.element(0x04, TestPem.nested(LEVELS));
    return TestPem.element(0x30, Bytes.concat(version, algorithm, octets));
  }

  private static BigInteger number(int bits) {
    return BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
  }

  private static String base64(byte[] content) {
    return Base64.getEncoder().encodeToString(content);
  }

  private static Secret secret(Map<String, String> data) {
    return new SecretBuilder().withNewMetadata().endMetadata().withData(data).build();
  }
}
