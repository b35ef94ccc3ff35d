package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Reconciles the two Secrets of a cluster whose certificate the operator signs itself. Sends no
 * requests if no action is due.
 */
final class SelfSignedReconciler {

  private final Kubernetes kubernetes;
  private final CertificateIssuer issuer;

  SelfSignedReconciler(Kubernetes kubernetes, SecureRandom random) {
    this.kubernetes = kubernetes;
    this.issuer = new CertificateIssuer(random);
  }

  /** Executes the action that is due. No Secret of the cluster may be {@code Unknown}. */
  CertificateUpdate reconcile(
      BrokerCluster cluster,
      CertificateSource.SelfSigned source,
      NamedSecrets secrets,
      Instant now) {
    SelfSignedSecrets selfSigned = new SelfSignedSecrets(cluster, source, secrets);
    ImmutableList<Finding> blocking = selfSigned.blockingFindings();
    if (!blocking.isEmpty()) {
      return new CertificateUpdate(secrets, blocking, Optional.empty());
    }
    RotationPlan plan = selfSigned.plan(now);
    return plan.issueCertificate()
        ? new Rotation(kubernetes, issuer, selfSigned, now).execute(plan.caAction())
        : new CertificateUpdate(secrets, ImmutableList.of(), Optional.of(plan.nextAction()));
  }
}
