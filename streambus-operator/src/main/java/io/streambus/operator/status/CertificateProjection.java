package io.streambus.operator.status;

import io.streambus.api.CertificateStatus;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.secret.CertificateInfo;
import java.util.Optional;

/** The certificate as the status shows it. */
final class CertificateProjection {

  private CertificateProjection() {}

  static Optional<CertificateStatus> of(Observation seen) {
    return seen.certificate()
        .known()
        .flatMap(known -> known.certificate().map(facts -> of(known, facts)));
  }

  private static CertificateStatus of(CertificateState.Known known, CertificateInfo facts) {
    return CertificateStatus.builder()
        .secretName(known.secret())
        .issuer(facts.issuer())
        .notBefore(facts.notBefore().toString())
        .notAfter(facts.notAfter().toString())
        .build();
  }
}
