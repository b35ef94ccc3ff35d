package io.streambus.operator.status;

import com.google.common.collect.Iterables;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.CertificateState.Expiry;
import io.streambus.operator.certificates.Finding;
import io.streambus.operator.certificates.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** What conditions tell of the certificate of a cluster. */
final class CertificateConditions {

  private CertificateConditions() {}

  /** There while TLS is on. */
  static Optional<ConditionDraft> ready(Observation seen) {
    return seen.certificate()
        .known()
        .map(
            known ->
                worst(known.findings())
                    .map(
                        conditionCause ->
                            conditionCause.as(ConditionType.CERTIFICATES_READY, false))
                    .orElseGet(
                        () ->
                            new ConditionDraft(
                                ConditionType.CERTIFICATES_READY,
                                true,
                                ConditionReason.CERTIFICATE_VALID,
                                known.place() + " holds what the brokers need")));
  }

  /** There while it is true. */
  static Optional<ConditionDraft> expiring(Observation seen) {
    return seen.certificate()
        .known()
        .filter(known -> known.expiry() != Expiry.FAR)
        .flatMap(CertificateConditions::expiring);
  }

  private static Optional<ConditionDraft> expiring(CertificateState.Known known) {
    boolean past = known.expiry() == Expiry.PAST;
    return known
        .certificate()
        .map(
            certificate ->
                new ConditionDraft(
                    ConditionType.CERTIFICATE_EXPIRING,
                    true,
                    past ? ConditionReason.EXPIRED : ConditionReason.EXPIRES_SOON,
                    "the certificate in %s %s at %s; renew it"
                        .formatted(
                            known.place(), past ? "ended" : "ends", certificate.notAfter())));
  }

  /** What a person must mend before pods can start. */
  static Optional<ConditionCause> stop(Observation seen) {
    return worst(seen.certificate().findings(Severity.BLOCKING));
  }

  /** What another program is about to mend. */
  static Optional<ConditionCause> waiting(Observation seen) {
    return worst(seen.certificate().findings(Severity.PENDING));
  }

  private static Optional<ConditionCause> worst(List<Finding> findings) {
    return Optional.ofNullable(Iterables.getFirst(findings, null))
        .map(
            worst ->
                new ConditionCause(
                    worst.reason(), Conditions.sentences(findings, Finding::message)));
  }
}
