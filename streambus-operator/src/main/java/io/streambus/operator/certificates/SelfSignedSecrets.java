package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.CERTIFICATE_INVALID;
import static io.streambus.api.values.ConditionReason.NAME_CONFLICT;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.streambus.api.ClusterAnnotations;
import io.streambus.operator.certificates.Finding.SecretRef;
import io.streambus.operator.certificates.secret.CertificateInfo.ChainInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.resources.model.CertificateSource;
import io.streambus.resources.model.ClusterIdentity;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * State of the two Secrets that the operator manages for a self-signed cluster.
 *
 * @param adoptsOrphans whether the user permits to use Secrets that no cluster owns
 */
record SelfSignedSecrets(
    ClusterIdentity cluster,
    CertificateSource.SelfSigned source,
    boolean adoptsOrphans,
    NamedSecrets states) {

  private static final String UNMANAGED =
      "and is not managed by this operator; delete or rename it, or choose another cluster name";

  private static final String ORPHANED =
      ("and belongs to no cluster; delete it, or, if a deleted cluster left it and nobody else could"
              + " change it, set the annotation %s: \"true\" on the cluster")
          .formatted(ClusterAnnotations.ADOPT_ORPHANS);

  /** Returns this with a new state of one Secret. */
  SelfSignedSecrets with(String name, SecretState state) {
    ImmutableMap<String, SecretState> all =
        ImmutableMap.<String, SecretState>builder()
            .putAll(states.states())
            .put(name, state)
            .buildKeepingLast();
    return new SelfSignedSecrets(cluster, source, adoptsOrphans, new NamedSecrets(all));
  }

  Optional<SecretInfo> caSecret() {
    return info(source.caKeySecret());
  }

  Optional<SecretInfo> certificateSecret() {
    return info(source.secret());
  }

  RotationPlan plan(Instant now) {
    return RotationPlan.of(caSecret(), certificateSecret(), ClusterHosts.issued(cluster), now);
  }

  /** Whether proxies can start with the existing certificate. */
  boolean hasUsableCertificate() {
    return certificateSecret()
        .map(info -> info.keyPair(KeyPairName.TLS))
        .filter(KeyPairInfo::isUsable)
        .isPresent();
  }

  /** Why the operator cannot manage the Secrets. */
  ImmutableList<Finding> blockingFindings() {
    return Stream.of(source.caKeySecret(), source.secret())
        .flatMap(name -> blockingFindings(secretRef(name), states.get(name)).stream())
        .collect(ImmutableList.toImmutableList());
  }

  /** Reports a CA that clients do not accept yet, which is not replaced. */
  ImmutableList<Finding> validityFindings(Instant now) {
    return caSecret().stream()
        .flatMap(info -> info.keyPair(KeyPairName.CA).certificates().usable().stream())
        .map(ChainInfo::leaf)
        .filter(ca -> now.isBefore(ca.notBefore()))
        .map(
            ca ->
                Finding.degrading(
                    CERTIFICATE_INVALID,
                    ("%s is not valid before %s; correct the clock of the operator if it is"
                            + " behind, or delete the Secret to replace the CA")
                        .formatted(
                            secretRef(source.caKeySecret()).key(KeyPairName.CA.certificates()),
                            ca.notBefore())))
        .collect(ImmutableList.toImmutableList());
  }

  SecretRef secretRef(String secret) {
    return new SecretRef(cluster.namespace(), secret);
  }

  private Optional<SecretInfo> info(String name) {
    return states.get(name) instanceof SecretState.Present present
        ? Optional.of(present.info())
        : Optional.empty();
  }

  private Optional<Finding> blockingFindings(SecretRef secretRef, SecretState state) {
    if (state instanceof SecretState.Unavailable unavailable) {
      return Optional.of(Finding.unavailable(secretRef, unavailable));
    }
    return state instanceof SecretState.Present present
        ? conflict(present.info())
            .map(
                problem ->
                    Finding.blocking(NAME_CONFLICT, secretRef + " already exists " + problem))
        : Optional.empty();
  }

  /**
   * Why a Secret must not be used. The label of the operator is no proof: a user who may create
   * Secrets can set it, with a CA whose key the user has.
   */
  private Optional<String> conflict(SecretInfo info) {
    if (info.controllerUid().isPresent()) {
      return info.controllerUid().equals(cluster.uid()) ? Optional.empty() : Optional.of(UNMANAGED);
    }
    if (!info.managedByOperator()) {
      return Optional.of(UNMANAGED);
    }
    return adoptsOrphans ? Optional.empty() : Optional.of(ORPHANED);
  }
}
