package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.CertificateInfo;
import java.time.Instant;
import java.util.Optional;

/** State of the certificate of a cluster. */
public sealed interface CertificateState {

  /** TLS is disabled, or the spec is invalid. */
  record NotApplicable() implements CertificateState {}

  /** The Secrets are being read. */
  record Unknown() implements CertificateState {}

  /**
   * The Secrets have been read.
   *
   * @param secretDisplayName the Secret, as named in messages
   * @param secretName name of the Secret
   * @param certificate broker certificate, if it can be parsed
   * @param expiry how soon the certificate expires
   * @param findings problems, most severe first
   * @param nextChange when this state changes next by time alone
   */
  record Known(
      String secretDisplayName,
      String secretName,
      Optional<CertificateInfo> certificate,
      Expiry expiry,
      ImmutableList<Finding> findings,
      Optional<Instant> nextChange)
      implements CertificateState {}

  /** How soon a certificate expires. */
  enum Expiry {
    /** Not soon, or no certificate exists. */
    NOT_DUE,
    /** Within the expiry warning period. */
    EXPIRING_SOON,
    /** Has expired. */
    EXPIRED
  }

  /** This state if the Secrets have been read. */
  default Optional<Known> known() {
    return this instanceof Known known ? Optional.of(known) : Optional.empty();
  }

  /** The findings of one severity. */
  default ImmutableList<Finding> findings(Severity severity) {
    return known().stream()
        .flatMap(known -> known.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether pods that start now have a usable certificate. */
  default boolean allowsPodStart() {
    return !(this instanceof Unknown)
        && findings(Severity.BLOCKING).isEmpty()
        && findings(Severity.PENDING).isEmpty();
  }
}
