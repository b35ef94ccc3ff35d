package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.values.ConditionReason.CERTIFICATE_PENDING;
import static io.streambus.api.values.ConditionReason.SECRET_MISSING;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.SecretRef;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyMatchResult;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretEntry;
import io.streambus.resources.model.CertificateSource;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/** Validates the certificate of a cluster, its private key and the CA of its clients. */
final class CertificateValidator {

  private final BrokerCertificate broker;
  private final Instant now;

  CertificateValidator(BrokerCertificate broker, Instant now) {
    this.broker = broker;
    this.now = now;
  }

  /** Returns all findings, most severe first. No relevant Secret may be {@code Unknown}. */
  ImmutableList<Finding> findings(NamedSecrets secrets) {
    String certificate = broker.source().secret();
    String ca = broker.source().caSecret();
    Stream<Finding> certificateFindings =
        certificate(secretRef(certificate), secrets.get(certificate));
    Stream<Finding> caFindings =
        broker.verifiesClients() ? ca(secretRef(ca), secrets.get(ca)) : Stream.empty();
    return Stream.concat(certificateFindings, caFindings)
        .distinct()
        .sorted(Comparator.comparing(Finding::severity))
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether one Secret contains both the certificate and the CA. */
  private boolean isSharedSecret() {
    return broker.verifiesClients() && broker.source().caSecret().equals(broker.source().secret());
  }

  private SecretRef secretRef(String secret) {
    return new SecretRef(broker.cluster().namespace(), secret);
  }

  private Stream<Finding> certificate(SecretRef secretRef, SecretState state) {
    if (!(state instanceof SecretState.Present present)) {
      return absent(
          secretRef,
          state,
          isSharedSecret() ? "tls.crt, tls.key and ca.crt" : "tls.crt and tls.key");
    }
    KeyPairInfo pair = present.info().keyPair(KeyPairName.TLS);
    return Stream.of(
            certificates(secretRef, KeyPairName.TLS, pair),
            key(secretRef, KeyPairName.TLS, pair),
            pair.certificates().usable().stream()
                .flatMap(chain -> chain(secretRef.key(KeyPairName.TLS.certificates()), chain)))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> certificates(
      SecretRef secretRef, KeyPairName name, KeyPairInfo pair) {
    return entry(secretRef, name.certificates(), "PEM certificates", pair.certificates());
  }

  private static Stream<Finding> key(SecretRef secretRef, KeyPairName name, KeyPairInfo pair) {
    Stream<Finding> differs =
        pair.key().usable().filter(KeyMatchResult.MISMATCH::equals).stream()
            .map(
                match ->
                    Finding.blocking(
                        CERTIFICATE_INVALID,
                        ("%s does not match the first certificate in %s; store the key of that"
                                + " certificate, or put the certificate of this key first")
                            .formatted(secretRef.key(name.key()), name.certificates())));
    return Stream.concat(
        entry(secretRef, name.key(), "the unencrypted PEM private key", pair.key()), differs);
  }

  private static Stream<Finding> entry(
      SecretRef secretRef, String key, String expected, SecretEntry<?> secretEntry) {
    if (secretEntry instanceof SecretEntry.Absent) {
      return Stream.of(
          Finding.blocking(
              SECRET_MISSING,
              "%s has no key %s; add it with %s".formatted(secretRef, key, expected)));
    }
    return secretEntry instanceof SecretEntry.Unusable<?> unusable
        ? Stream.of(
            Finding.blocking(
                CERTIFICATE_INVALID,
                "%s %s; store %s".formatted(secretRef.key(key), unusable.reason(), expected)))
        : Stream.empty();
  }

  private Stream<Finding> chain(String location, ChainInfo chain) {
    return Stream.of(
            LeafCertificateValidator.dates(location, chain.leaf(), now),
            LeafCertificateValidator.order(location, chain),
            LeafCertificateValidator.hosts(location, chain.leaf(), broker.cluster()))
        .flatMap(findings -> findings);
  }

  private Stream<Finding> ca(SecretRef secretRef, SecretState state) {
    if (!(state instanceof SecretState.Present present)) {
      return isSharedSecret() ? Stream.empty() : absent(secretRef, state, "ca.crt");
    }
    KeyPairInfo pair = present.info().keyPair(KeyPairName.CA);
    return Stream.concat(
        certificates(secretRef, KeyPairName.CA, pair),
        pair.certificates().usable().stream().flatMap(chain -> validity(secretRef, chain)));
  }

  /** One valid CA is sufficient: the bundle may contain previous ones. */
  private Stream<Finding> validity(SecretRef secretRef, ChainInfo caBundle) {
    return caBundle.certificates().stream().anyMatch(each -> each.isValid(now))
        ? Stream.empty()
        : LeafCertificateValidator.dates(
            secretRef.key(KeyPairName.CA.certificates()), caBundle.leaf(), now);
  }

  private Stream<Finding> absent(SecretRef secretRef, SecretState state, String keys) {
    if (state instanceof SecretState.Unavailable unavailable) {
      return Stream.of(Finding.unavailable(secretRef, unavailable));
    }
    boolean isBrokerSecret = secretRef.name().equals(broker.source().secret());
    if (isBrokerSecret && broker.source() instanceof CertificateSource.SelfSigned) {
      // SelfSignedSecrets and Rotation report why it is missing.
      return Stream.empty();
    }
    return Stream.of(
        isBrokerSecret && broker.source() instanceof CertificateSource.Issued
            ? new Finding(
                Severity.PENDING,
                CERTIFICATE_PENDING,
                "%s does not exist yet; check the status of its cert-manager Certificate"
                    .formatted(secretRef))
            : Finding.blocking(
                SECRET_MISSING, "%s does not exist; create it with %s".formatted(secretRef, keys)));
  }
}
