package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.CertificateState.Expiry;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the state of a certificate off the Secrets, at one time. */
record CertificateStateFactory(BrokerCluster cluster, Tls.On tls, Instant now) {

  CertificateState.Known of(CertificateUpdate kept) {
    String secret = tls.certificate().secret();
    Optional<CertificateInfo> certificate = certificate(kept.secrets().get(secret));
    return new CertificateState.Known(
        new SecretRef(cluster.namespace(), secret).toString(),
        secret,
        certificate,
        certificate.map(this::expiry).orElse(Expiry.FAR),
        findings(kept),
        Stream.of(kept.next(), certificate.flatMap(this::next))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder()));
  }

  private ImmutableList<Finding> findings(CertificateUpdate kept) {
    return Stream.concat(
            kept.findings().stream(),
            new CertificateValidator(cluster, tls, now).findings(kept.secrets()).stream())
        .distinct()
        .sorted(Comparator.comparing(Finding::severity))
        .collect(ImmutableList.toImmutableList());
  }

  private static Optional<CertificateInfo> certificate(SecretState state) {
    return state instanceof SecretState.Present present
        ? present.facts().pair(KeyPairName.TLS).certificates().usable().map(ChainInfo::first)
        : Optional.empty();
  }

  private Expiry expiry(CertificateInfo certificate) {
    if (!now.isBefore(certificate.notAfter())) {
      return Expiry.PAST;
    }
    return now.isBefore(warning(certificate)) ? Expiry.FAR : Expiry.NEAR;
  }

  private Instant warning(CertificateInfo certificate) {
    Duration asked = tls.expiryWarning().toDuration();
    Duration overdue = overdue(certificate);
    return certificate.notAfter().minus(asked.compareTo(overdue) < 0 ? asked : overdue);
  }

  /**
   * Before a renewal is overdue nobody needs a warning. The operator renews after two thirds of the
   * life; so does cert-manager by default, but not at the very moment.
   */
  private Duration overdue(CertificateInfo certificate) {
    Duration life = Duration.between(certificate.notBefore(), certificate.notAfter());
    CertificateSource source = tls.certificate();
    if (source instanceof CertificateSource.SelfSigned) {
      return life.dividedBy(3);
    }
    return source instanceof CertificateSource.Issued ? life.dividedBy(4) : life;
  }

  private Optional<Instant> next(CertificateInfo certificate) {
    return Stream.of(certificate.notBefore(), warning(certificate), certificate.notAfter())
        .filter(now::isBefore)
        .min(Comparator.naturalOrder());
  }
}
