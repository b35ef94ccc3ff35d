package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.CertificateInfo;
import java.time.Instant;
import java.util.Optional;

/** How it stands with the certificate of a cluster. */
public sealed interface CertificateState {

  /** Clients connect in the clear, or the spec is refused. */
  record Off() implements CertificateState {}

  /** The Secrets are being read. */
  record Unknown() implements CertificateState {}

  /**
   * The Secrets were read.
   *
   * @param place the Secret, as messages name it
   * @param secret its name
   * @param certificate what it holds, as far as it can be read
   * @param expiry how near the end of the certificate is
   * @param findings what is wrong, the worst first
   * @param next when the next of these changes by time alone
   */
  record Known(
      String place,
      String secret,
      Optional<CertificateInfo> certificate,
      Expiry expiry,
      ImmutableList<Finding> findings,
      Optional<Instant> next)
      implements CertificateState {}

  /** How near the end of a certificate is. */
  enum Expiry {
    /** Far, or there is no certificate. */
    FAR,
    /** Within the time at which to warn. */
    NEAR,
    /** It has passed. */
    PAST
  }

  /** What is known, if anything is. */
  default Optional<Known> known() {
    return this instanceof Known known ? Optional.of(known) : Optional.empty();
  }

  /** The findings of one effect. */
  default ImmutableList<Finding> findings(Severity severity) {
    return known().stream()
        .flatMap(known -> known.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether pods that are started now find all that they need. */
  default boolean allowsPods() {
    return !(this instanceof Unknown)
        && findings(Severity.BLOCKING).isEmpty()
        && findings(Severity.PENDING).isEmpty();
  }
}
