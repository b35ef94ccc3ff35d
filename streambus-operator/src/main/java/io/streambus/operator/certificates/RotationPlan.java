package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableSet;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.SecretInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Plan for the CA and the certificate of a cluster. Depends only on the two Secrets and the time,
 * so that an interrupted rotation continues.
 *
 * <p>A new CA is published first, together with a certificate signed by the previous CA. The age of
 * that certificate then determines how long clients have had time to read the new CA.
 *
 * @param caAction action for the CA
 * @param issueCertificate whether a new certificate is required
 * @param nextAction when the next action is due if none is due now
 */
record RotationPlan(CaAction caAction, boolean issueCertificate, Instant nextAction) {

  /** Time for clients to read a new CA before it signs certificates. */
  static final Duration OVERLAP = Duration.ofDays(7);

  /** Action for the CA. */
  enum CaAction {
    /** Leave the CA unchanged. */
    RETAIN,
    /** Set the owner of the CA Secret. */
    ADOPT,
    /** Create a CA because no usable one exists. */
    CREATE,
    /** Add a next CA, which is published but does not sign yet. */
    ADD_NEXT,
    /** Replace the CA with the next one. */
    PROMOTE
  }

  static RotationPlan of(
      Optional<SecretInfo> caSecret,
      Optional<SecretInfo> certificateSecret,
      List<String> hosts,
      Instant now) {
    return new Planner(caSecret, certificateSecret, hosts, now).plan();
  }

  private record Planner(
      Optional<SecretInfo> caSecret,
      Optional<SecretInfo> certificateSecret,
      List<String> hosts,
      Instant now) {

    RotationPlan plan() {
      CaAction step = step();
      return new RotationPlan(step, step != CaAction.RETAIN || needsCertificate(), next());
    }

    private CaAction step() {
      Optional<CertificateInfo> current = ca(KeyPairName.CA).filter(this::canSign);
      if (current.isEmpty()) {
        return CaAction.CREATE;
      }
      Optional<CertificateInfo> next = ca(KeyPairName.NEXT);
      if (next.isEmpty() && mustBeReplaced(current.get())) {
        return CaAction.ADD_NEXT;
      }
      if (next.filter(this::hasOverlapped).isPresent()) {
        return CaAction.PROMOTE;
      }
      return caSecret.flatMap(SecretInfo::controllerUid).isPresent()
          ? CaAction.RETAIN
          : CaAction.ADOPT;
    }

    /**
     * Whether it has not expired and permits a name of the cluster. A CA whose validity has not
     * started is retained: the clock is wrong, and clients have read the CA.
     */
    private boolean canSign(CertificateInfo ca) {
      return now.isBefore(ca.notAfter()) && hosts.stream().anyMatch(ca::permits);
    }

    /** Whether it is due for renewal, or is not limited to exactly the names of the cluster. */
    private boolean mustBeReplaced(CertificateInfo ca) {
      return !now.isBefore(renewal(ca))
          || ca.permittedNames().isEmpty()
          || !hosts.stream().allMatch(ca::permits);
    }

    private boolean hasOverlapped(CertificateInfo next) {
      return publishes(next)
          && certificate()
              .filter(certificate -> !now.isBefore(certificate.notBefore().plus(OVERLAP)))
              .isPresent();
    }

    private boolean needsCertificate() {
      return certificateSecret.flatMap(SecretInfo::controllerUid).isEmpty()
          || certificate().filter(this::isCurrent).isEmpty()
          || !Stream.of(KeyPairName.CA, KeyPairName.NEXT)
              .flatMap(name -> ca(name).stream())
              .allMatch(this::publishes)
          || publishesOthers();
    }

    /** A user who may change the Secret of the certificate must not add CAs. */
    private boolean publishesOthers() {
      ImmutableSet<String> stored =
          Stream.concat(
                  Stream.of(KeyPairName.CA, KeyPairName.NEXT)
                      .flatMap(name -> certificates(caSecret, name).limit(1)),
                  certificates(caSecret, KeyPairName.PREVIOUS))
              .map(CertificateInfo::fingerprint)
              .collect(ImmutableSet.toImmutableSet());
      return certificates(certificateSecret, KeyPairName.CA)
          .anyMatch(published -> !stored.contains(published.fingerprint()));
    }

    private boolean isCurrent(CertificateInfo certificate) {
      return now.isBefore(renewal(certificate))
          && ca(KeyPairName.CA).filter(ca -> isIssued(certificate, ca)).isPresent();
    }

    private boolean isIssued(CertificateInfo certificate, CertificateInfo ca) {
      return ca.subject().equals(certificate.issuer())
          && hosts.stream().filter(ca::permits).allMatch(certificate.dnsNames()::contains);
    }

    private boolean publishes(CertificateInfo ca) {
      return certificates(certificateSecret, KeyPairName.CA)
          .anyMatch(each -> each.fingerprint().equals(ca.fingerprint()));
    }

    private static Stream<CertificateInfo> certificates(
        Optional<SecretInfo> secret, KeyPairName name) {
      return secret.map(info -> info.keyPair(name).certificates()).stream()
          .flatMap(entry -> entry.usable().stream())
          .flatMap(chain -> chain.certificates().stream());
    }

    private Instant next() {
      Stream<Instant> renewals =
          Stream.of(certificate(), ca(KeyPairName.CA))
              .flatMap(Optional::stream)
              .map(Planner::renewal);
      Stream<Instant> promotion =
          ca(KeyPairName.NEXT).stream()
              .flatMap(next -> certificate().stream())
              .map(certificate -> certificate.notBefore().plus(OVERLAP));
      Stream<Instant> validity = ca(KeyPairName.CA).stream().map(CertificateInfo::notBefore);
      return Stream.of(renewals, promotion, validity)
          .flatMap(times -> times)
          .filter(now::isBefore)
          .min(Comparator.naturalOrder())
          .orElse(now);
    }

    private Optional<CertificateInfo> ca(KeyPairName name) {
      return usable(caSecret, name);
    }

    private Optional<CertificateInfo> certificate() {
      return usable(certificateSecret, KeyPairName.TLS);
    }

    private static Optional<CertificateInfo> usable(Optional<SecretInfo> secret, KeyPairName name) {
      return secret
          .map(info -> info.keyPair(name))
          .filter(KeyPairInfo::isUsable)
          .flatMap(pair -> pair.certificates().usable())
          .map(ChainInfo::leaf);
    }

    /** After two thirds of the lifetime. */
    private static Instant renewal(CertificateInfo certificate) {
      Duration lifetime = Duration.between(certificate.notBefore(), certificate.notAfter());
      return certificate.notBefore().plus(lifetime.multipliedBy(2).dividedBy(3));
    }
  }
}
