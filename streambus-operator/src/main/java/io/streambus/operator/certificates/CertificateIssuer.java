package io.streambus.operator.certificates;

import io.streambus.resources.model.BrokerCluster;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Makes the authority and the certificate of a cluster, with their names and times. */
final class CertificateIssuer {

  private static final Duration LIFE_OF_AUTHORITY = Duration.ofDays(5 * 365);
  private static final Duration LIFE_OF_CERTIFICATE = Duration.ofDays(90);

  /** Clocks of clients may be behind. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final CertificateMaker maker;
  private final SecureRandom random;

  CertificateIssuer(SecureRandom random) {
    this.maker = new CertificateMaker(random);
    this.random = random;
  }

  /** A new authority. Its name differs from that of any other, which is how they are told apart. */
  KeyMaterial authority(BrokerCluster cluster, Instant now) {
    return maker.authority(
        new CertificateTemplate(
            "CN=%s,OU=%s,O=streambus-operator %016x"
                .formatted(cluster.name(), cluster.namespace(), random.nextLong()),
            now.minus(SKEW),
            now.plus(LIFE_OF_AUTHORITY),
            List.of()));
  }

  /** A new certificate; it never outlives its authority. */
  KeyMaterial certificate(BrokerCluster cluster, KeyMaterial authority, Instant now) {
    Instant endOfAuthority = authority.certificate().getNotAfter().toInstant();
    return maker.signed(
        new CertificateTemplate(
            "CN=" + cluster.name(),
            now.minus(SKEW),
            Stream.of(now.plus(LIFE_OF_CERTIFICATE), endOfAuthority).min(Instant::compareTo).get(),
            ClusterHosts.all(cluster)),
        authority);
  }
}
