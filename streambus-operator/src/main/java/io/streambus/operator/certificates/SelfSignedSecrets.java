package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.NAME_CONFLICT;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.SecretRef;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairInfo.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** State of the two Secrets that the operator manages for a self-signed cluster. */
record SelfSignedSecrets(
    BrokerCluster cluster, CertificateSource.SelfSigned source, NamedSecrets states) {

  Optional<SecretInfo> caSecret() {
    return info(source.caKeySecret());
  }

  Optional<SecretInfo> certificateSecret() {
    return info(source.secret());
  }

  RotationPlan plan(Instant now) {
    return RotationPlan.of(caSecret(), certificateSecret(), ClusterHosts.all(cluster), now);
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
    return state instanceof SecretState.Present present && isForeign(present.info())
        ? Optional.of(
            Finding.blocking(
                NAME_CONFLICT,
                secretRef
                    + " already exists and is not managed by this operator; delete or rename it, or"
                    + " choose another cluster name"))
        : Optional.empty();
  }

  /** A managed Secret orphaned by deleting the cluster is adopted, including its CA. */
  private boolean isForeign(SecretInfo info) {
    return info.controllerUid().isPresent()
        ? !info.controllerUid().equals(cluster.uid())
        : !info.managedByOperator();
  }
}
