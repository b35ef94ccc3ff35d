package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.streambus.api.ClusterNames;
import io.streambus.operator.certificates.secret.CertificateInfo;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.snapshot.ClusterSnapshot;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.ClusterIdentity;
import io.streambus.resources.objects.ProxyVolumes;
import io.streambus.resources.thirdparty.Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A certificate that pods of a cluster mount, or that its StatefulSet gives to the next pod. It can
 * differ from the one in the spec: the spec may be invalid, or the rollout of a change paused.
 *
 * @param secret Secret with the certificate
 * @param clientCaSecret Secret with the CA that verifies clients; empty if they need no certificate
 */
record MountedCertificate(String secret, Optional<String> clientCaSecret) {

  private static final CertificateSource.Issuer UNKNOWN_ISSUER =
      new CertificateSource.Issuer("", "", "");

  /** Returns the certificates of all pods and of the StatefulSet. */
  static ImmutableSet<MountedCertificate> of(ClusterSnapshot observed) {
    return Stream.concat(
            observed.pods().stream().map(pod -> pod.secretVolumes()),
            observed.statefulSet().stream().map(MountedCertificate::secretVolumes))
        .flatMap(volumes -> of(volumes).stream())
        .collect(ImmutableSet.toImmutableSet());
  }

  private static Optional<MountedCertificate> of(Map<String, String> secretVolumes) {
    return Optional.ofNullable(secretVolumes.get(ProxyVolumes.CERTIFICATE))
        .map(
            secret ->
                new MountedCertificate(
                    secret, Optional.ofNullable(secretVolumes.get(ProxyVolumes.CA))));
  }

  private static Map<String, String> secretVolumes(StatefulSet set) {
    return Optional.ofNullable(set.getSpec().getTemplate().getSpec())
        .map(PodSpec::getVolumes)
        .stream()
        .flatMap(volumes -> volumes.stream())
        .filter(volume -> volume.getSecret() != null)
        .filter(volume -> volume.getSecret().getSecretName() != null)
        .collect(
            Collectors.toMap(
                Volume::getName,
                volume -> volume.getSecret().getSecretName(),
                (first, second) -> first));
  }

  /** Returns the names of the Secrets from which its source can be determined. */
  ImmutableSet<String> secretNames(String cluster) {
    ImmutableSet.Builder<String> names = ImmutableSet.<String>builder().add(secret);
    clientCaSecret.ifPresent(names::add);
    if (isNamedByOperator(cluster)) {
      names.add(ClusterNames.caSecret(cluster));
    }
    return names.build();
  }

  /** Returns where it comes from, whatever the spec contains now. */
  CertificateSource source(
      ClusterIdentity cluster, ClusterSnapshot observed, NamedSecrets secrets) {
    Optional<String> otherCa = clientCaSecret.filter(name -> !name.equals(secret));
    if (!isNamedByOperator(cluster.name())) {
      return new CertificateSource.Provided(secret, otherCa);
    }
    if (observed.object(Certificate.class, ClusterNames.certificate(cluster.name())).isPresent()) {
      return new CertificateSource.Issued(secret, otherCa, UNKNOWN_ISSUER);
    }
    String caKeySecret = ClusterNames.caSecret(cluster.name());
    return isSignedBy(secrets.get(caKeySecret), secrets.get(secret), cluster)
        ? new CertificateSource.SelfSigned(secret, caKeySecret, otherCa)
        : new CertificateSource.Provided(secret, otherCa);
  }

  private boolean isNamedByOperator(String cluster) {
    return secret.equals(ClusterNames.certificateSecret(cluster));
  }

  /** Whether the operator issued the certificate, as far as a certificate can be read. */
  private static boolean isSignedBy(
      SecretState ca, SecretState certificate, ClusterIdentity cluster) {
    if (!(ca instanceof SecretState.Present signing)
        || !signing.info().controllerUid().equals(cluster.uid())) {
      return false;
    }
    return !(certificate instanceof SecretState.Present signed)
        || (signed.info().controllerUid().equals(cluster.uid())
            && certificates(signed.info(), KeyPairName.TLS)
                .limit(1)
                .allMatch(leaf -> isIssuer(signing.info(), leaf.issuer())));
  }

  private static boolean isIssuer(SecretInfo ca, String issuer) {
    return Stream.of(KeyPairName.CA, KeyPairName.NEXT, KeyPairName.PREVIOUS)
        .flatMap(name -> certificates(ca, name))
        .anyMatch(each -> each.subject().equals(issuer));
  }

  private static Stream<CertificateInfo> certificates(SecretInfo secret, KeyPairName name) {
    return secret.keyPair(name).certificates().usable().stream()
        .map(ChainInfo::certificates)
        .flatMap(chain -> chain.stream());
  }
}
