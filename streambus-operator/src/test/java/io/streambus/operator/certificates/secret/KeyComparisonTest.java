package io.streambus.operator.certificates.secret;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that a key is reported if, and only if, proxies would not start with it. */
class KeyComparisonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"RSA 2048", "RSASSA-PSS 2048", "EC 256", "EC 384", "EC 521", "Ed25519 255"})
  void onlyKeyOfSamePairBelongsToCertificate(String algorithm) throws Exception {
    // Given
    KeyPair keys = keys(algorithm);
    KeyPair others = keys(algorithm);
    var parsed = Pem.key(Pem.of(keys.getPrivate())).usable().orElseThrow();

    // Then
    assertThat(KeyComparison.belongTogether(parsed, keys.getPublic())).isTrue();
    assertThat(KeyComparison.belongTogether(parsed, others.getPublic())).isFalse();
    assertThat(KeyComparison.belongTogether(others.getPrivate(), keys.getPublic())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA 2048", "EC 256", "EC 384", "Ed25519 255"})
  void keyOfAnotherAlgorithmDoesNotBelongToCertificate(String algorithm) throws Exception {
    // Given
    KeyPair keys = keys(algorithm);

    // Then
    for (String other : List.of("RSASSA-PSS 2048", "EC 521", "Ed448 448")) {
      assertThat(KeyComparison.belongTogether(keys.getPrivate(), keys(other).getPublic()))
          .as(other)
          .isFalse();
      assertThat(KeyComparison.belongTogether(keys(other).getPrivate(), keys.getPublic()))
          .as(other)
          .isFalse();
    }
  }

  @Test
  void rsaKeyWithAnotherExponentDoesNotBelongToCertificate() throws Exception {
    // Given
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) keys("RSA 2048").getPrivate();
    RSAPublicKey other =
        (RSAPublicKey)
            KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), BigInteger.valueOf(3)));

    // Then
    assertThat(KeyComparison.belongTogether(key, other)).isFalse();
  }

  private static KeyPair keys(String algorithm) throws Exception {
    List<String> parts = Splitter.on(' ').splitToList(algorithm);
    KeyPairGenerator generator = KeyPairGenerator.getInstance(parts.get(0));
    generator.initialize(Integer.parseInt(parts.get(1)));
    return generator.generateKeyPair();
  }
}
