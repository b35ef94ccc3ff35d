package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.values.PauseLevel;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.Tls;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells how it stands with the certificate of a cluster, from the Secrets that its spec names. What
 * the operator signs itself is brought up to date on the way.
 */
public final class ClusterCertificates {

  private final ReconcileEnvironment reconcileEnvironment;
  private final SelfSignedReconciler keeper;

  /** Over the given ports; keys come from {@code random}. */
  public ClusterCertificates(
      Kubernetes kubernetes, ReconcileEnvironment reconcileEnvironment, SecureRandom random) {
    this.reconcileEnvironment = reconcileEnvironment;
    this.keeper = new SelfSignedReconciler(kubernetes, random);
  }

  /** The state at a time. Asking makes the Secrets of the cluster known, if they are not yet. */
  public CertificateState state(StreamBusCluster cluster, Resolution resolution, Instant now) {
    if (!(resolution instanceof Resolution.Resolved resolved)) {
      return new CertificateState.Off();
    }
    BrokerCluster wanted = resolved.cluster();
    NamedSecrets secrets = reconcileEnvironment.secrets(cluster, names(wanted.tls()));
    return wanted
        .tls()
        .on()
        .map(tls -> state(wanted, tls, secrets, now))
        .orElseGet(CertificateState.Off::new);
  }

  private CertificateState state(
      BrokerCluster cluster, Tls.On tls, NamedSecrets secrets, Instant now) {
    if (secrets.isIncomplete()) {
      return new CertificateState.Unknown();
    }
    CertificateUpdate kept =
        tls.certificate() instanceof CertificateSource.SelfSigned source
                && cluster.pause() != PauseLevel.EVERYTHING
            ? keeper.reconcile(cluster, source, secrets, now)
            : new CertificateUpdate(secrets, ImmutableList.of(), Optional.empty());
    return kept.secrets().isIncomplete()
        ? new CertificateState.Unknown()
        : new CertificateStateFactory(cluster, tls, now).of(kept);
  }

  private static ImmutableSet<String> names(Tls tls) {
    return tls.on().map(ClusterCertificates::names).orElseGet(ImmutableSet::of);
  }

  private static ImmutableSet<String> names(Tls.On tls) {
    CertificateSource source = tls.certificate();
    ImmutableSet.Builder<String> names = ImmutableSet.<String>builder().add(source.secret());
    if (tls.verifiesClients()) {
      names.add(source.authoritySecret());
    }
    if (source instanceof CertificateSource.SelfSigned selfSigned) {
      names.add(selfSigned.keys());
    }
    return names.build();
  }
}
