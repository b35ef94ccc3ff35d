package io.streambus.operator.certificates;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.CertificateState.Expiring;
import io.streambus.operator.certificates.Finding.SecretRef;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.resources.model.CertificateSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Derives the certificate state from the Secrets at a point in time. */
record CertificateStateFactory(BrokerCertificate broker, Instant now) {

  CertificateState.Known of(CertificateUpdate update) {
    String secret = broker.source().secret();
    Optional<CertificateInfo> certificate = certificate(update.secrets().get(secret));
    return new CertificateState.Known(
        displayName(),
        secret,
        certificate,
        certificate.flatMap(this::expiring).stream().collect(ImmutableList.toImmutableList()),
        findings(update),
        Stream.of(update.nextAction(), certificate.flatMap(this::nextChange))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder()));
  }

  private String displayName() {
    return new SecretRef(broker.cluster().namespace(), broker.source().secret()).toString();
  }

  private ImmutableList<Finding> findings(CertificateUpdate update) {
    return Stream.concat(
            update.findings().stream(),
            new CertificateValidator(broker, now).findings(update.secrets()).stream())
        .distinct()
        .sorted(Comparator.comparing(Finding::severity))
        .collect(ImmutableList.toImmutableList());
  }

  private static Optional<CertificateInfo> certificate(SecretState state) {
    return state instanceof SecretState.Present present
        ? present.info().keyPair(KeyPairName.TLS).certificates().usable().map(ChainInfo::leaf)
        : Optional.empty();
  }

  private Optional<Expiring> expiring(CertificateInfo certificate) {
    return now.isBefore(warningTime(certificate))
        ? Optional.empty()
        : Optional.of(
            new Expiring(
                displayName(), certificate.notAfter(), !now.isBefore(certificate.notAfter())));
  }

  private Instant warningTime(CertificateInfo certificate) {
    return certificate
        .notAfter()
        .minus(Comparators.min(broker.expiryWarning().toDuration(), renewalMargin(certificate)));
  }

  /**
   * No warning is needed before a renewal is overdue. The operator renews after two thirds of the
   * lifetime; cert-manager does so by default, but not at the exact time.
   */
  private Duration renewalMargin(CertificateInfo certificate) {
    Duration lifetime = Duration.between(certificate.notBefore(), certificate.notAfter());
    CertificateSource source = broker.source();
    if (source instanceof CertificateSource.SelfSigned) {
      return lifetime.dividedBy(3);
    }
    return source instanceof CertificateSource.Issued ? lifetime.dividedBy(4) : lifetime;
  }

  private Optional<Instant> nextChange(CertificateInfo certificate) {
    return Stream.of(certificate.notBefore(), warningTime(certificate), certificate.notAfter())
        .filter(now::isBefore)
        .min(Comparator.naturalOrder());
  }

  /**
   * Secrets of a cluster after the operator reconciled them.
   *
   * @param secrets current state of the Secrets
   * @param findings why they are not in the desired state
   * @param nextAction when the next action is due
   */
  record CertificateUpdate(
      NamedSecrets secrets, ImmutableList<Finding> findings, Optional<Instant> nextAction) {}
}
