package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the two Secrets of a cluster whose certificate the operator signs itself. At rest this
 * costs no request: what is due follows from facts.
 */
final class SelfSignedReconciler {

  private final Kubernetes kubernetes;
  private final CertificateIssuer signing;

  SelfSignedReconciler(Kubernetes kubernetes, SecureRandom random) {
    this.kubernetes = kubernetes;
    this.signing = new CertificateIssuer(random);
  }

  /** Does what is due. No Secret of the cluster may be in {@link SecretState.Unknown}. */
  CertificateUpdate reconcile(
      BrokerCluster cluster,
      CertificateSource.SelfSigned source,
      NamedSecrets secrets,
      Instant now) {
    SelfSignedSecrets known = new SelfSignedSecrets(cluster, source, secrets);
    ImmutableList<Finding> obstacles = known.unusable();
    if (!obstacles.isEmpty()) {
      return new CertificateUpdate(secrets, obstacles, Optional.empty());
    }
    RotationPlan plan = known.plan(now);
    return plan.issue()
        ? new Rotation(kubernetes, signing, known, now).carryOut(plan.authority())
        : new CertificateUpdate(secrets, ImmutableList.of(), Optional.of(plan.next()));
  }
}
