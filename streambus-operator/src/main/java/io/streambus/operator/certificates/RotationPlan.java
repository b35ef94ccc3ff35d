package io.streambus.operator.certificates;

import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.SecretInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done about the authority and the certificate of a cluster. It follows from what the
 * two Secrets hold and from the time alone, so that whoever died halfway is followed by somebody
 * who goes on.
 *
 * <p>A new authority is published first, together with a certificate that the former one signed.
 * The age of that certificate tells later how long clients have had to read it.
 *
 * @param authority what becomes of the authority
 * @param issue whether a new certificate is needed
 * @param next when there is something to do, if nothing is now
 */
record RotationPlan(AuthorityStep authority, boolean issue, Instant next) {

  /** Time for clients to read a new authority before anything is signed by it. */
  static final Duration OVERLAP = Duration.ofDays(7);

  /** What becomes of the authority. */
  enum AuthorityStep {
    /** It stays. */
    KEEP,
    /** It stays and gets an owner. */
    ADOPT,
    /** It is made, since there is none that could sign. */
    MAKE,
    /** It gets a successor, which is published and does not sign yet. */
    ADD_SUCCESSOR,
    /** Its successor takes over. */
    PROMOTE
  }

  static RotationPlan of(
      Optional<SecretInfo> keys, Optional<SecretInfo> leaf, List<String> hosts, Instant now) {
    return new Planning(keys, leaf, hosts, now).plan();
  }

  private record Planning(
      Optional<SecretInfo> keys, Optional<SecretInfo> leaf, List<String> hosts, Instant now) {

    RotationPlan plan() {
      AuthorityStep step = step();
      return new RotationPlan(step, step != AuthorityStep.KEEP || needsCertificate(), next());
    }

    private AuthorityStep step() {
      Optional<CertificateInfo> current = authority(KeyPairName.CA);
      if (current.filter(authority -> authority.isValid(now)).isEmpty()) {
        return AuthorityStep.MAKE;
      }
      Optional<CertificateInfo> successor = authority(KeyPairName.NEXT);
      if (successor.isEmpty() && !now.isBefore(renewal(current.get()))) {
        return AuthorityStep.ADD_SUCCESSOR;
      }
      if (successor.filter(this::wasReadByAll).isPresent()) {
        return AuthorityStep.PROMOTE;
      }
      return keys.flatMap(SecretInfo::controller).isPresent()
          ? AuthorityStep.KEEP
          : AuthorityStep.ADOPT;
    }

    private boolean wasReadByAll(CertificateInfo successor) {
      return publishes(successor)
          && certificate()
              .filter(shown -> !now.isBefore(shown.notBefore().plus(OVERLAP)))
              .isPresent();
    }

    private boolean needsCertificate() {
      return leaf.flatMap(SecretInfo::controller).isEmpty()
          || certificate().filter(this::isGood).isEmpty()
          || !Stream.of(KeyPairName.CA, KeyPairName.NEXT)
              .flatMap(name -> authority(name).stream())
              .allMatch(this::publishes);
    }

    private boolean isGood(CertificateInfo shown) {
      return now.isBefore(renewal(shown))
          && shown.dnsNames().containsAll(hosts)
          && authority(KeyPairName.CA)
              .filter(authority -> authority.subject().equals(shown.issuer()))
              .isPresent();
    }

    private boolean publishes(CertificateInfo authority) {
      return leaf.map(facts -> facts.pair(KeyPairName.CA)).stream()
          .flatMap(pair -> pair.certificates().usable().stream())
          .flatMap(published -> published.certificates().stream())
          .anyMatch(each -> each.fingerprint().equals(authority.fingerprint()));
    }

    private Instant next() {
      Stream<Instant> renewals =
          Stream.of(certificate(), authority(KeyPairName.CA))
              .flatMap(Optional::stream)
              .map(Planning::renewal);
      Stream<Instant> promotion =
          authority(KeyPairName.NEXT).stream()
              .flatMap(successor -> certificate().stream())
              .map(shown -> shown.notBefore().plus(OVERLAP));
      return Stream.concat(renewals, promotion)
          .filter(now::isBefore)
          .min(Comparator.naturalOrder())
          .orElse(now);
    }

    private Optional<CertificateInfo> authority(KeyPairName name) {
      return usable(keys, name);
    }

    private Optional<CertificateInfo> certificate() {
      return usable(leaf, KeyPairName.TLS);
    }

    private static Optional<CertificateInfo> usable(Optional<SecretInfo> secret, KeyPairName name) {
      return secret
          .map(facts -> facts.pair(name))
          .filter(KeyPairInfo::isUsable)
          .flatMap(pair -> pair.certificates().usable())
          .map(ChainInfo::first);
    }

    /** At two thirds of its life. */
    private static Instant renewal(CertificateInfo certificate) {
      Duration life = Duration.between(certificate.notBefore(), certificate.notAfter());
      return certificate.notBefore().plus(life.multipliedBy(2).dividedBy(3));
    }
  }
}
