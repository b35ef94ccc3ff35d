package io.streambus.operator.status;

import io.streambus.api.CertificateStatus;
import io.streambus.api.text.ExternalText;
import io.streambus.operator.certificates.CertificateState;
import io.streambus.operator.certificates.secret.CertificateInfo;
import java.util.Optional;

/** Projects the certificate of a cluster onto its status. */
final class CertificateProjection {

  private CertificateProjection() {}

  static Optional<CertificateStatus> of(StepResults results) {
    return results
        .certificate()
        .known()
        .flatMap(known -> known.certificate().map(info -> of(known, info)));
  }

  private static CertificateStatus of(CertificateState.Known known, CertificateInfo info) {
    return CertificateStatus.builder()
        .secretName(known.secretName())
        .issuer(ExternalText.line(info.issuer(), ExternalText.MAX_EXPLANATION))
        .notBefore(info.notBefore().toString())
        .notAfter(info.notAfter().toString())
        .build();
  }
}
