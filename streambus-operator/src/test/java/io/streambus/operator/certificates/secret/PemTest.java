package io.streambus.operator.certificates.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that every key format that proxies accept is accepted. */
class PemTest {

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "EC, 256", "EC, 384", "Ed25519, 255"})
  void parsesPkcs8Key(String algorithm, int bits) throws Exception {
    // Given
    PrivateKey key = keys(algorithm, bits).getPrivate();

    // When
    SecretEntry<PrivateKey> parsed = Pem.key(Pem.of(key));

    // Then
    assertThat(parsed.usable()).contains(key);
  }

  @Test
  void parsesTraditionalRsaKey() throws Exception {
    // Given
    PrivateKey key = keys("RSA", 2048).getPrivate();
    byte[] traditional =
        PrivateKeyInfo.getInstance(key.getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();

    // Then
    assertThat(Pem.key(pem("RSA PRIVATE KEY", traditional)).usable()).contains(key);
  }

  @Test
  void parsesTraditionalEcKeyWithAndWithoutParameters() throws Exception {
    // Given
    KeyPair keys = keys("EC", 256);
    String parameters =
        """
        -----BEGIN EC PARAMETERS-----
        BggqhkjOPQMBBw==
        -----END EC PARAMETERS-----
        """;

    // Then
    BigInteger secret = ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS();
    assertThat(List.of(Pem.key(sec1(keys)), Pem.key(parameters + sec1(keys))))
        .allSatisfy(
            parsed ->
                assertThat(parsed.usable())
                    .map(key -> ((java.security.interfaces.ECPrivateKey) key).getS())
                    .contains(secret));
  }

  @Test
  void rejectsEncryptedKey() throws Exception {
    // Given
    PrivateKey key = keys("EC", 256).getPrivate();

    // Then
    assertThat(Pem.key(encrypted(key)))
        .isEqualTo(
            new SecretEntry.Unusable<>("is encrypted, but proxies cannot prompt for a password"));
  }

  @Test
  void rejectsRsaKeyThatProxiesReject() throws Exception {
    // Given
    PrivateKey key = keys("RSA", 1024).getPrivate();

    // Then
    assertThat(Pem.key(Pem.of(key)))
        .isEqualTo(
            new SecretEntry.Unusable<>(
                "is an RSA key of 1024 bits, but proxies require at least 2048"));
  }

  @Test
  void rejectsBrokenKeyWithoutRevealingContent() throws Exception {
    // Given
    String pem = Pem.of(keys("EC", 256).getPrivate());

    // Then
    assertThat(Pem.key(pem.replaceFirst("\n[^\n]{20}", "\nMIIE")))
        .isEqualTo(new SecretEntry.Unusable<>("contains a private key that cannot be parsed"));
  }

  private static KeyPair keys(String algorithm, int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static String encrypted(PrivateKey key) throws GeneralSecurityException, IOException {
    String algorithm = "PBEWithSHA1AndDESede";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec("secret".toCharArray())),
        new PBEParameterSpec(new byte[8], 1000));
    return pem(
        "ENCRYPTED PRIVATE KEY",
        new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key.getEncoded()))
            .getEncoded());
  }

  /** Encodes a key as OpenSSL does, with curve and public key. */
  private static String sec1(KeyPair keys) throws IOException {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
    SubjectPublicKeyInfo publicKey =
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    ECPrivateKey key =
        new ECPrivateKey(
            256,
            ((java.security.interfaces.ECPrivateKey) keys.getPrivate()).getS(),
            publicKey.getPublicKeyData(),
            info.getPrivateKeyAlgorithm().getParameters());
    return pem("EC PRIVATE KEY", key.getEncoded());
  }

  private static String pem(String type, byte[] content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(new PemObject(type, content));
    }
    return text.toString();
  }
}
