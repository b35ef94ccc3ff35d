package io.streambus.operator.certificates.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantees that no content of a Secret makes the operator fail. By default, only the examples are
 * tested; with {@code -DJAZZER_FUZZ=1}, what Jazzer derives from them.
 */
class PemFuzzTest {

  @ParameterizedTest
  @MethodSource("examples")
  void examplesHaveResult(byte[] content) {
    everySecretHasResult(content);
  }

  @EnabledIfSystemProperty(named = "JAZZER_FUZZ", matches = ".+")
  @MethodSource("examples")
  @FuzzTest
  void everySecretHasResult(byte[] content) {
    // Given
    String value = Base64.getEncoder().encodeToString(content);
    Map<String, String> data =
        Arrays.stream(KeyPairName.values())
            .flatMap(name -> Stream.of(name.certificates(), name.key()))
            .distinct()
            .collect(Collectors.toMap(key -> key, key -> value));
    Secret secret = new SecretBuilder().withNewMetadata().endMetadata().withData(data).build();

    // When
    KeyPairInfo pair = SecretReader.read(secret).keyPair(KeyPairName.TLS);

    // Then
    assertThat(pair.certificates()).isNotInstanceOf(SecretEntry.Absent.class);
    assertThat(pair.key()).isNotInstanceOf(SecretEntry.Absent.class);
  }

  static Stream<byte[]> examples() {
    KeyMaterial ca = TestPem.ca();
    String certificate = Pem.of(List.of(ca.certificate()));
    String key = Pem.of(ca.key());
    return Stream.of(
            "",
            certificate,
            key,
            key + certificate + certificate,
            certificate.replace("\n", "\r\n"),
            certificate.replaceFirst("\n", "\nComment: none\n\n"),
            TestPem.block("EC PRIVATE KEY", TestPem.nested(3)),
            TestPem.block("RSA PRIVATE KEY", TestPem.nested(3)),
            "-----BEGIN CERTIFICATE-----")
        .map(text -> text.getBytes(UTF_8));
  }
}
