package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.Pem;
import io.streambus.operator.certificates.secret.SecretReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Creates certificates and Secrets that contain them. */
final class TestSecrets {

  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final List<String> HOSTS = List.of("*.demo-headless.default.svc", "demo.default.svc");

  private static final CertificateGenerator GENERATOR =
      new CertificateGenerator(new SecureRandom());

  static final KeyMaterial CA = ca("CN=ca");
  static final KeyMaterial LEAF = leaf(HOSTS, NOW.minus(Duration.ofDays(1)), 90);

  private TestSecrets() {}

  static KeyMaterial ca(String subject) {
    return GENERATOR.generateCa(
        new CertificateTemplate(
            subject, NOW.minus(Duration.ofDays(100)), NOW.plus(Duration.ofDays(1000)), List.of()));
  }

  static KeyMaterial leaf(List<String> hosts, Instant notBefore, int days) {
    return GENERATOR.generateSigned(
        new CertificateTemplate("CN=demo", notBefore, notBefore.plus(Duration.ofDays(days)), hosts),
        CA);
  }

  static String certificates(KeyMaterial... chain) {
    return Pem.of(java.util.Arrays.stream(chain).map(KeyMaterial::certificate).toList());
  }

  /** Data of a valid Secret. */
  static Map<String, String> validSecret() {
    return Map.of(
        "tls.crt", certificates(LEAF, CA),
        "tls.key", Pem.of(LEAF.key()),
        "ca.crt", certificates(CA));
  }

  static Secret secret(Map<String, String> texts) {
    ImmutableMap.Builder<String, String> data = ImmutableMap.builder();
    texts.forEach(
        (key, text) ->
            data.put(
                key, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    // spotless:off
    return new SecretBuilder()
        .withNewMetadata()
            .withNamespace("default")
            .withName("certificate")
            .withResourceVersion("7")
        .endMetadata()
        .withData(data.build())
        .build();
    // spotless:on
  }

  static SecretState present(Map<String, String> texts) {
    return new SecretState.Present(SecretReader.read(secret(texts)));
  }
}
