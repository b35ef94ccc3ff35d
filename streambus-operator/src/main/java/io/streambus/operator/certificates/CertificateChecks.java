package io.streambus.operator.certificates;

import static io.streambus.api.vocabulary.ConditionReason.CERTIFICATE_PENDING;
import static io.streambus.api.vocabulary.ConditionReason.SECRET_MISSING;
import static io.streambus.api.vocabulary.ConditionReason.SECRET_UNREADABLE;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.Effect;
import io.streambus.operator.secrets.ChainFacts;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.operator.secrets.PairFacts;
import io.streambus.operator.secrets.PairName;
import io.streambus.operator.secrets.SecretState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** Everything that is wrong with the certificate of a cluster and with what belongs to it. */
final class CertificateChecks {

  private final BrokerCluster cluster;
  private final Tls.On tls;
  private final Instant now;

  CertificateChecks(BrokerCluster cluster, Tls.On tls, Instant now) {
    this.cluster = cluster;
    this.tls = tls;
    this.now = now;
  }

  /** All findings, the worst first. No Secret that matters may be {@link SecretState.Unknown}. */
  ImmutableList<Finding> findings(NamedSecrets secrets) {
    String certificate = tls.certificate().secret();
    String authority = tls.certificate().authoritySecret();
    Stream<Finding> ofCertificate = certificate(place(certificate), secrets.get(certificate));
    Stream<Finding> ofAuthority =
        tls.verifiesClients()
            ? authority(place(authority), secrets.get(authority))
            : Stream.empty();
    return Stream.concat(ofCertificate, ofAuthority)
        .distinct()
        .sorted(Comparator.comparing(Finding::effect))
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether one Secret is to hold all. */
  private boolean isShared() {
    return tls.verifiesClients()
        && tls.certificate().authoritySecret().equals(tls.certificate().secret());
  }

  private Place place(String secret) {
    return new Place(cluster.namespace(), secret);
  }

  private Stream<Finding> certificate(Place place, SecretState state) {
    if (!(state instanceof SecretState.Present present)) {
      return withoutFacts(
          place, state, isShared() ? "tls.crt, tls.key and ca.crt" : "tls.crt and tls.key");
    }
    PairFacts pair = present.facts().pair(PairName.TLS);
    return Stream.of(
            PairChecks.certificates(place, PairName.TLS, pair),
            PairChecks.key(place, PairName.TLS, pair),
            pair.certificates().usable().stream()
                .flatMap(chain -> chain(place.key(PairName.TLS.certificates()), chain)))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> chain(String what, ChainFacts chain) {
    return Stream.of(
            LeafChecks.dates(what, chain.first(), now),
            LeafChecks.order(what, chain),
            LeafChecks.hosts(what, chain.first(), cluster))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> authority(Place place, SecretState state) {
    if (!(state instanceof SecretState.Present present)) {
      return isShared() ? Stream.empty() : withoutFacts(place, state, "ca.crt");
    }
    PairFacts pair = present.facts().pair(PairName.CA);
    return Stream.concat(
        PairChecks.certificates(place, PairName.CA, pair),
        pair.certificates().usable().stream().flatMap(chain -> inForce(place, chain)));
  }

  /** One authority in force is enough: a former one may stand beside it. */
  private Stream<Finding> inForce(Place place, ChainFacts authorities) {
    return authorities.certificates().stream().anyMatch(each -> each.isValid(now))
        ? Stream.empty()
        : LeafChecks.dates(place.key(PairName.CA.certificates()), authorities.first(), now);
  }

  private Stream<Finding> withoutFacts(Place place, SecretState state, String keys) {
    if (state instanceof SecretState.Unreadable unreadable) {
      return Stream.of(
          Place.stops(
              SECRET_UNREADABLE, "%s cannot be read: %s".formatted(place, unreadable.why())));
    }
    boolean ofBrokers = place.secret().equals(tls.certificate().secret());
    if (ofBrokers && tls.certificate() instanceof CertificateSource.SelfSigned) {
      // The one who keeps it tells why it is missing.
      return Stream.empty();
    }
    return Stream.of(
        ofBrokers && tls.certificate() instanceof CertificateSource.Issued
            ? new Finding(
                Effect.WAITS,
                CERTIFICATE_PENDING,
                "%s does not exist yet; its Certificate tells what cert-manager waits for"
                    .formatted(place))
            : Place.stops(
                SECRET_MISSING, "%s does not exist; create it with %s".formatted(place, keys)));
  }
}
