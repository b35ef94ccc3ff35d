package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.CertificateStateFactory.CertificateUpdate;
import io.streambus.operator.kubernetes.Kubernetes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Renews the CA and the certificate that the operator signs itself. */
final class SelfSignedRenewal {

  /** No event reports that a clock was corrected. */
  private static final Duration CLOCK_CHECK_INTERVAL = Duration.ofMinutes(10);

  private final Kubernetes kubernetes;
  private final CertificateIssuer issuer;

  SelfSignedRenewal(Kubernetes kubernetes, CertificateIssuer issuer) {
    this.kubernetes = kubernetes;
    this.issuer = issuer;
  }

  /**
   * Executes the action that is due for the two Secrets of a cluster whose certificate the operator
   * signs itself. Sends no requests if none is due. No Secret may be {@code Unknown}.
   */
  CertificateUpdate update(SelfSignedSecrets secrets, Instant now) {
    ImmutableList<Finding> blocking = secrets.blockingFindings();
    if (!blocking.isEmpty()) {
      return new CertificateUpdate(secrets.states(), blocking, Optional.empty());
    }
    RotationPlan plan = secrets.plan(now);
    if (!plan.issueCertificate()) {
      return new CertificateUpdate(
          secrets.states(), secrets.validityFindings(now), Optional.of(plan.nextAction()));
    }
    return kubernetes
        .serverTime()
        .flatMap(server -> ClockSkew.between(now, server))
        .map(skew -> update(secrets, skew))
        .orElseGet(() -> new Rotation(kubernetes, issuer, secrets, now).execute(plan.caAction()));
  }

  /** If the clocks differ, acts only on what is due by the clock of the API server, too. */
  private CertificateUpdate update(SelfSignedSecrets secrets, ClockSkew skew) {
    RotationPlan plan = secrets.plan(skew.server());
    return plan.issueCertificate()
        ? new Rotation(kubernetes, issuer, secrets, skew.server()).execute(plan.caAction())
        : new CertificateUpdate(
            secrets.states(),
            ImmutableList.of(skew.delaying(secrets.secretRef(secrets.source().secret()))),
            Optional.of(skew.operator().plus(CLOCK_CHECK_INTERVAL)));
  }
}
