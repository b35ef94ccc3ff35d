package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.ClusterAnnotations;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.schema.GoDuration;
import io.streambus.operator.certificates.CertificateState.Known;
import io.streambus.operator.certificates.CertificateStateFactory.CertificateUpdate;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.Resolution;
import io.streambus.resources.defaults.TlsDefaults;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.ClusterIdentity;
import io.streambus.resources.model.RaftEpoch;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Determines the state of the certificates of a cluster: the one in its spec, and those that its
 * pods use. Secrets that the operator signs itself are reconciled first, even if the spec is
 * invalid, because brokers that run must not lose their certificate.
 */
public final class ClusterCertificates {

  private final ReconcileEnvironment environment;
  private final SelfSignedRenewal renewal;

  /** Creates the component; keys are generated from {@code random}. */
  public ClusterCertificates(
      Kubernetes kubernetes, ReconcileEnvironment environment, SecureRandom random) {
    this.environment = environment;
    this.renewal = new SelfSignedRenewal(kubernetes, new CertificateIssuer(random));
  }

  /**
   * Returns the state at the time of the snapshot. Starts watching the Secrets of the cluster if
   * needed.
   */
  public CertificateState state(ClusterSnapshot observed, Resolution resolution) {
    Optional<BrokerCertificate> desired = desired(resolution);
    ImmutableList<MountedCertificate> mounted = otherMounted(observed, desired);
    NamedSecrets secrets =
        environment.secrets(observed.cluster(), secretNames(observed.name(), desired, mounted));
    if (secrets.isIncomplete()) {
      return new CertificateState.Unknown();
    }
    List<BrokerCertificate> inUse =
        mounted.isEmpty() ? List.of() : inUse(mounted, observed, resolution, secrets);
    return combined(
        desired.map(each -> state(each, secrets, observed)),
        inUse.stream().map(each -> state(each, secrets, observed)).toList());
  }

  private static Optional<BrokerCertificate> desired(Resolution resolution) {
    return cluster(resolution)
        .flatMap(cluster -> cluster.tls().enabled().map(tls -> BrokerCertificate.of(cluster, tls)));
  }

  private static Optional<BrokerCluster> cluster(Resolution resolution) {
    return resolution instanceof Resolution.Resolved resolved
        ? Optional.of(resolved.cluster())
        : Optional.empty();
  }

  /** Certificates in use, except that of the spec. */
  private static ImmutableList<MountedCertificate> otherMounted(
      ClusterSnapshot observed, Optional<BrokerCertificate> desired) {
    Optional<String> secret = desired.map(certificate -> certificate.source().secret());
    return MountedCertificate.of(observed).stream()
        .filter(mounted -> !secret.equals(Optional.of(mounted.secret())))
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableSet<String> secretNames(
      String cluster, Optional<BrokerCertificate> desired, List<MountedCertificate> mounted) {
    return Stream.concat(
            desired.stream().map(BrokerCertificate::secretNames),
            mounted.stream().map(each -> each.secretNames(cluster)))
        .flatMap(ImmutableSet::stream)
        .collect(ImmutableSet.toImmutableSet());
  }

  private List<BrokerCertificate> inUse(
      List<MountedCertificate> mounted,
      ClusterSnapshot observed,
      Resolution resolution,
      NamedSecrets secrets) {
    ClusterIdentity cluster =
        cluster(resolution).map(BrokerCluster::identity).orElseGet(() -> identity(observed));
    GoDuration expiryWarning =
        desired(resolution)
            .map(BrokerCertificate::expiryWarning)
            .orElse(TlsDefaults.EXPIRY_WARNING);
    return mounted.stream()
        .map(
            each ->
                new BrokerCertificate(
                    cluster,
                    each.source(cluster, observed, secrets),
                    each.clientCaSecret().isPresent(),
                    expiryWarning))
        .toList();
  }

  /** Identity of a cluster whose spec is invalid. */
  private ClusterIdentity identity(ClusterSnapshot observed) {
    return new ClusterIdentity(
        observed.name(),
        observed.cluster().getMetadata().getNamespace(),
        Optional.ofNullable(observed.cluster().getMetadata().getUid()),
        environment.inputs(observed.cluster()).clusterDomain(),
        ExistingState.of(observed.name(), observed.objects())
            .flatMap(ExistingState::raftEpoch)
            .map(RaftEpoch::members)
            .orElse(1));
  }

  private static CertificateState combined(
      Optional<CertificateState> desired, List<CertificateState> inUse) {
    if (Stream.concat(desired.stream(), inUse.stream())
        .anyMatch(CertificateState.Unknown.class::isInstance)) {
      return new CertificateState.Unknown();
    }
    return Stream.concat(
            desired.flatMap(CertificateState::known).stream(),
            inUse.stream().flatMap(each -> each.known().stream()).map(Known::ofExistingPods))
        .reduce(Known::with)
        .<CertificateState>map(known -> known)
        .orElseGet(CertificateState.NotApplicable::new);
  }

  private CertificateState state(
      BrokerCertificate certificate, NamedSecrets secrets, ClusterSnapshot observed) {
    Instant now = observed.time();
    CertificateUpdate update =
        certificate.source() instanceof CertificateSource.SelfSigned source
                && !isPaused(observed.cluster())
            ? renewal.update(
                new SelfSignedSecrets(
                    certificate.cluster(), source, adoptsOrphans(observed.cluster()), secrets),
                now)
            : new CertificateUpdate(secrets, ImmutableList.of(), Optional.empty());
    return update.secrets().isIncomplete()
        ? new CertificateState.Unknown()
        : new CertificateStateFactory(certificate, now).of(update);
  }

  private static boolean adoptsOrphans(StreamBusCluster cluster) {
    return Annotations.isTrue(cluster, ClusterAnnotations.ADOPT_ORPHANS);
  }

  /** Whether nothing may be written, which is so even if the spec is invalid. */
  private static boolean isPaused(StreamBusCluster cluster) {
    return Annotations.isTrue(cluster, ClusterAnnotations.PAUSE_RECONCILIATION);
  }
}
