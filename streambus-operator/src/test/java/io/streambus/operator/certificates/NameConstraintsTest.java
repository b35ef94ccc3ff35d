package io.streambus.operator.certificates;

import static io.streambus.operator.certificates.TestSecrets.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.resources.model.ClusterIdentity;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that the key of a CA is of no use against other hosts that its clients talk to. */
class NameConstraintsTest {

  private final ClusterIdentity cluster =
      TestClusters.tls("{enabled: true, selfSigned: true}").identity();
  private final CertificateIssuer issuer = new CertificateIssuer(new SecureRandom());
  private final KeyMaterial ca = issuer.issueCa(cluster, NOW);

  @Test
  void certificateOfClusterIsAccepted() throws GeneralSecurityException {
    // When
    KeyMaterial leaf = issuer.issueCertificate(cluster, ca, NOW);

    // Then
    validate(leaf);
    assertThat(CertificateInfo.of(leaf.certificate()).dnsNames())
        .containsAll(ClusterHosts.suggested(cluster));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.com",
        "demo",
        "demo.default",
        "demo.other.svc",
        "other.default.svc",
        "notdemo.default.svc",
        "demo.default.svc.example.com",
        "*.svc"
      })
  void certificateForAnotherHostIsRejected(String host) {
    // When
    KeyMaterial leaf = leaf(List.of("demo.default.svc", host));

    // Then
    assertThatThrownBy(() -> validate(leaf)).isInstanceOf(CertPathValidatorException.class);
    assertThat(CertificateInfo.of(ca.certificate()).permits(host)).isFalse();
  }

  @Test
  void caWithoutConstraintsMaySignForAnyHost() {
    assertThat(CertificateInfo.of(TestSecrets.CA.certificate()).permittedNames()).isEmpty();
    assertThat(CertificateInfo.of(TestSecrets.CA.certificate()).permits("example.com")).isTrue();
  }

  private KeyMaterial leaf(List<String> hosts) {
    return new CertificateGenerator(new SecureRandom())
        .generateSigned(
            new CertificateTemplate("CN=demo", NOW, NOW.plus(Duration.ofDays(1)), hosts), ca);
  }

  /** Java enforces the constraints of all certificates of a path, to which no anchor belongs. */
  private void validate(KeyMaterial leaf) throws GeneralSecurityException {
    TrustAnchor anchor =
        new TrustAnchor(
            ca.certificate().getSubjectX500Principal(), ca.certificate().getPublicKey(), null);
    PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW.plusSeconds(60)));
    CertPathValidator.getInstance("PKIX")
        .validate(
            CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(leaf.certificate(), ca.certificate())),
            parameters);
  }
}
