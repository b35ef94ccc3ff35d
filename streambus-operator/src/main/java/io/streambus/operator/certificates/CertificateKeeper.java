package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.operator.secrets.SecretState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the two Secrets of a cluster whose certificate the operator signs itself. At rest this
 * costs no request: what is due follows from facts.
 */
final class CertificateKeeper {

  private final Kubernetes kubernetes;
  private final SelfSigning signing;

  CertificateKeeper(Kubernetes kubernetes, SecureRandom random) {
    this.kubernetes = kubernetes;
    this.signing = new SelfSigning(random);
  }

  /** Does what is due. No Secret of the cluster may be in {@link SecretState.Unknown}. */
  KeptCertificates keep(
      BrokerCluster cluster,
      CertificateSource.SelfSigned source,
      NamedSecrets secrets,
      Instant now) {
    SelfSignedSecrets known = new SelfSignedSecrets(cluster, source, secrets);
    ImmutableList<Finding> obstacles = known.obstacles();
    if (!obstacles.isEmpty()) {
      return new KeptCertificates(secrets, obstacles, Optional.empty());
    }
    RotationPlan plan = known.plan(now);
    return plan.issue()
        ? new Rotation(kubernetes, signing, known, now).carryOut(plan.authority())
        : new KeptCertificates(secrets, ImmutableList.of(), Optional.of(plan.next()));
  }
}
