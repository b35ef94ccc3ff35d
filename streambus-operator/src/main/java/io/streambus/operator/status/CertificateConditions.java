package io.streambus.operator.status;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.Iterables;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.CertificateState.Expiring;
import io.streambus.operator.certificates.Finding;
import io.streambus.operator.certificates.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** Conditions that report the state of the certificate of a cluster. */
final class CertificateConditions {

  private CertificateConditions() {}

  /** Present while TLS is on, and while pods have a certificate. */
  static Optional<ConditionDraft> ready(StepResults results) {
    return results
        .certificate()
        .known()
        .map(
            known ->
                worst(known.findings())
                    .map(cause -> cause.toDraft(ConditionType.CERTIFICATES_READY, false))
                    .orElseGet(
                        () ->
                            new ConditionDraft(
                                ConditionType.CERTIFICATES_READY,
                                true,
                                ConditionReason.CERTIFICATE_VALID,
                                known.secretDisplayName()
                                    + " contains everything that the brokers need")));
  }

  /** Present only while true. */
  static Optional<ConditionDraft> expiring(StepResults results) {
    return results
        .certificate()
        .known()
        .map(CertificateState.Known::expiring)
        .filter(expiring -> !expiring.isEmpty())
        .map(CertificateConditions::expiring);
  }

  private static ConditionDraft expiring(List<Expiring> certificates) {
    return new ConditionDraft(
        ConditionType.CERTIFICATE_EXPIRING,
        true,
        certificates.stream().anyMatch(Expiring::expired)
            ? ConditionReason.EXPIRED
            : ConditionReason.EXPIRES_SOON,
        certificates.stream().map(CertificateConditions::sentence).collect(joining(", "))
            + "; renew it");
  }

  private static String sentence(Expiring certificate) {
    return "the certificate in %s %s at %s"
        .formatted(
            certificate.secret(),
            certificate.expired() ? "expired" : "expires",
            certificate.notAfter());
  }

  /** Problems that the user must fix before pods can start. */
  static Optional<ConditionCause> blocking(StepResults results) {
    return worst(results.certificate().findings(Severity.BLOCKING));
  }

  /** Problems that another controller is expected to resolve. */
  static Optional<ConditionCause> pending(StepResults results) {
    return worst(results.certificate().findings(Severity.PENDING));
  }

  private static Optional<ConditionCause> worst(List<Finding> findings) {
    return Optional.ofNullable(Iterables.getFirst(findings, null))
        .map(worst -> ConditionCause.joined(worst.reason(), findings, Finding::message));
  }
}
