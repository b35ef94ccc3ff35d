package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.PauseLevel;
import io.streambus.operator.certificates.CertificateStateFactory.CertificateUpdate;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Determines the state of the certificate of a cluster from the Secrets in its spec. Secrets that
 * the operator signs itself are reconciled first.
 */
public final class ClusterCertificates {

  private final ReconcileEnvironment environment;
  private final Kubernetes kubernetes;
  private final CertificateIssuer issuer;

  /** Creates the component; keys are generated from {@code random}. */
  public ClusterCertificates(
      Kubernetes kubernetes, ReconcileEnvironment environment, SecureRandom random) {
    this.environment = environment;
    this.kubernetes = kubernetes;
    this.issuer = new CertificateIssuer(random);
  }

  /**
   * Returns the state at the time of the snapshot. Starts watching the Secrets of the cluster if
   * needed.
   */
  public CertificateState state(ClusterSnapshot observed, Resolution resolution) {
    if (!(resolution instanceof Resolution.Resolved resolved)) {
      return new CertificateState.NotApplicable();
    }
    BrokerCluster desired = resolved.cluster();
    NamedSecrets secrets = environment.secrets(observed.cluster(), names(desired.tls()));
    return desired
        .tls()
        .enabled()
        .map(tls -> new Desired(desired, tls, adoptsSecrets(observed.cluster())))
        .map(found -> state(found, secrets, observed.time()))
        .orElseGet(CertificateState.NotApplicable::new);
  }

  private static boolean adoptsSecrets(StreamBusCluster cluster) {
    return "true".equals(Annotations.of(cluster).get(ClusterAnnotations.ADOPT_SECRETS));
  }

  private CertificateState state(Desired desired, NamedSecrets secrets, Instant now) {
    if (secrets.isIncomplete()) {
      return new CertificateState.Unknown();
    }
    CertificateUpdate update =
        desired.tls().certificate() instanceof CertificateSource.SelfSigned source
                && desired.cluster().pause() != PauseLevel.EVERYTHING
            ? selfSigned(
                new SelfSignedSecrets(desired.cluster(), source, desired.adoptsSecrets(), secrets),
                now)
            : new CertificateUpdate(secrets, ImmutableList.of(), Optional.empty());
    return update.secrets().isIncomplete()
        ? new CertificateState.Unknown()
        : new CertificateStateFactory(desired.cluster(), desired.tls(), now).of(update);
  }

  private record Desired(BrokerCluster cluster, Tls.Enabled tls, boolean adoptsSecrets) {}

  /**
   * Executes the action that is due for the two Secrets of a cluster whose certificate the operator
   * signs itself. Sends no requests if none is due. No Secret may be {@code Unknown}.
   */
  private CertificateUpdate selfSigned(SelfSignedSecrets secrets, Instant now) {
    ImmutableList<Finding> blocking = secrets.blockingFindings();
    if (!blocking.isEmpty()) {
      return new CertificateUpdate(secrets.states(), blocking, Optional.empty());
    }
    RotationPlan plan = secrets.plan(now);
    return plan.issueCertificate()
        ? new Rotation(kubernetes, issuer, secrets, now).execute(plan.caAction())
        : new CertificateUpdate(
            secrets.states(), secrets.validityFindings(now), Optional.of(plan.nextAction()));
  }

  private static ImmutableSet<String> names(Tls tls) {
    return tls.enabled().map(ClusterCertificates::names).orElseGet(ImmutableSet::of);
  }

  private static ImmutableSet<String> names(Tls.Enabled tls) {
    CertificateSource source = tls.certificate();
    ImmutableSet.Builder<String> names = ImmutableSet.<String>builder().add(source.secret());
    if (tls.verifiesClients()) {
      names.add(source.caSecret());
    }
    if (source instanceof CertificateSource.SelfSigned selfSigned) {
      names.add(selfSigned.caKeySecret());
    }
    return names.build();
  }
}
