package io.streambus.operator.certificates;

import com.google.common.collect.Comparators;
import io.streambus.operator.certificates.CertificateGenerator.CertificateTemplate;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.resources.model.ClusterIdentity;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/** Issues the CA and the broker certificate of a cluster. */
final class CertificateIssuer {

  private static final Duration CA_LIFETIME = Duration.ofDays(5 * 365);
  private static final Duration CERTIFICATE_LIFETIME = Duration.ofDays(90);

  /** Tolerated clock skew of clients. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final SecureRandom random;

  CertificateIssuer(SecureRandom random) {
    this.random = random;
  }

  /** Issues a new CA. Its unique subject distinguishes it from other CAs. */
  KeyMaterial issueCa(ClusterIdentity cluster, Instant now) {
    return generator()
        .generateCa(
            new CertificateTemplate(
                "CN=%s,OU=%s,O=streambus-operator %016x"
                    .formatted(cluster.name(), cluster.namespace(), random.nextLong()),
                now.minus(CLOCK_SKEW),
                now.plus(CA_LIFETIME),
                ClusterHosts.permitted(cluster)));
  }

  /**
   * Issues a new certificate that does not outlive its CA. Clients would reject it if it had a name
   * that its CA does not permit.
   */
  KeyMaterial issueCertificate(ClusterIdentity cluster, KeyMaterial ca, Instant now) {
    CertificateInfo issuer = CertificateInfo.of(ca.certificate());
    Instant caExpiry = ca.certificate().getNotAfter().toInstant();
    return generator()
        .generateSigned(
            new CertificateTemplate(
                "CN=" + cluster.name(),
                now.minus(CLOCK_SKEW),
                Comparators.min(now.plus(CERTIFICATE_LIFETIME), caExpiry),
                ClusterHosts.issued(cluster).stream().filter(issuer::permits).toList()),
            ca);
  }

  /** Created on use: it loads Bouncy Castle, whose signed libraries take 9 MB. */
  private CertificateGenerator generator() {
    return new CertificateGenerator(random);
  }
}
