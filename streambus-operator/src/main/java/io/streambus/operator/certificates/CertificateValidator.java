package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_PENDING;
import static io.streambus.api.values.ConditionReason.INVALID_SECRET;
import static io.streambus.api.values.ConditionReason.SECRET_MISSING;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** Everything that is wrong with the certificate of a cluster and with what belongs to it. */
final class CertificateValidator {

  private final BrokerCluster cluster;
  private final Tls.On tls;
  private final Instant now;

  CertificateValidator(BrokerCluster cluster, Tls.On tls, Instant now) {
    this.cluster = cluster;
    this.tls = tls;
    this.now = now;
  }

  /** All findings, the worst first. No Secret that matters may be {@link SecretState.Unknown}. */
  ImmutableList<Finding> findings(NamedSecrets secrets) {
    String certificate = tls.certificate().secret();
    String authority = tls.certificate().authoritySecret();
    Stream<Finding> ofCertificate = certificate(secretRef(certificate), secrets.get(certificate));
    Stream<Finding> ofAuthority =
        tls.verifiesClients()
            ? authority(secretRef(authority), secrets.get(authority))
            : Stream.empty();
    return Stream.concat(ofCertificate, ofAuthority)
        .distinct()
        .sorted(Comparator.comparing(Finding::severity))
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether one Secret is to hold all. */
  private boolean isShared() {
    return tls.verifiesClients()
        && tls.certificate().authoritySecret().equals(tls.certificate().secret());
  }

  private SecretRef secretRef(String secret) {
    return new SecretRef(cluster.namespace(), secret);
  }

  private Stream<Finding> certificate(SecretRef secretRef, SecretState state) {
    if (!(state instanceof SecretState.Present present)) {
      return withoutFacts(
          secretRef, state, isShared() ? "tls.crt, tls.key and ca.crt" : "tls.crt and tls.key");
    }
    KeyPairInfo pair = present.facts().pair(KeyPairName.TLS);
    return Stream.of(
            KeyPairValidator.certificates(secretRef, KeyPairName.TLS, pair),
            KeyPairValidator.key(secretRef, KeyPairName.TLS, pair),
            pair.certificates().usable().stream()
                .flatMap(chain -> chain(secretRef.key(KeyPairName.TLS.certificates()), chain)))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> chain(String what, ChainInfo chain) {
    return Stream.of(
            LeafCertificateValidator.dates(what, chain.first(), now),
            LeafCertificateValidator.order(what, chain),
            LeafCertificateValidator.hosts(what, chain.first(), cluster))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> authority(SecretRef secretRef, SecretState state) {
    if (!(state instanceof SecretState.Present present)) {
      return isShared() ? Stream.empty() : withoutFacts(secretRef, state, "ca.crt");
    }
    KeyPairInfo pair = present.facts().pair(KeyPairName.CA);
    return Stream.concat(
        KeyPairValidator.certificates(secretRef, KeyPairName.CA, pair),
        pair.certificates().usable().stream().flatMap(chain -> validity(secretRef, chain)));
  }

  /** One authority in force is enough: a former one may stand beside it. */
  private Stream<Finding> validity(SecretRef secretRef, ChainInfo authorities) {
    return authorities.certificates().stream().anyMatch(each -> each.isValid(now))
        ? Stream.empty()
        : LeafCertificateValidator.dates(
            secretRef.key(KeyPairName.CA.certificates()), authorities.first(), now);
  }

  private Stream<Finding> withoutFacts(SecretRef secretRef, SecretState state, String keys) {
    if (state instanceof SecretState.Unreadable unreadable) {
      return Stream.of(
          SecretRef.stops(
              INVALID_SECRET, "%s cannot be read: %s".formatted(secretRef, unreadable.why())));
    }
    boolean ofBrokers = secretRef.secret().equals(tls.certificate().secret());
    if (ofBrokers && tls.certificate() instanceof CertificateSource.SelfSigned) {
      // The one who keeps it tells why it is missing.
      return Stream.empty();
    }
    return Stream.of(
        ofBrokers && tls.certificate() instanceof CertificateSource.Issued
            ? new Finding(
                Severity.PENDING,
                CERTIFICATE_PENDING,
                "%s does not exist yet; its Certificate tells what cert-manager waits for"
                    .formatted(secretRef))
            : SecretRef.stops(
                SECRET_MISSING, "%s does not exist; create it with %s".formatted(secretRef, keys)));
  }
}
