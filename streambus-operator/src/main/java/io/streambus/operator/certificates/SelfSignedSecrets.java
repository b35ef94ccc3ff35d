package io.streambus.operator.certificates;

import static io.streambus.api.values.ConditionReason.INVALID_SECRET;
import static io.streambus.api.values.ConditionReason.NAME_CONFLICT;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.secret.KeyPairInfo;
import io.streambus.operator.certificates.secret.KeyPairName;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** State of the two Secrets that the operator manages for a self-signed cluster. */
record SelfSignedSecrets(
    BrokerCluster cluster, CertificateSource.SelfSigned source, NamedSecrets secrets) {

  Optional<SecretInfo> keys() {
    return info(source.keys());
  }

  Optional<SecretInfo> certificate() {
    return info(source.secret());
  }

  RotationPlan plan(Instant now) {
    return RotationPlan.of(keys(), certificate(), ClusterHosts.all(cluster), now);
  }

  /** Whether proxies can start with the existing certificate. */
  boolean serves() {
    return certificate()
        .map(info -> info.pair(KeyPairName.TLS))
        .filter(KeyPairInfo::isUsable)
        .isPresent();
  }

  /** Why the operator cannot manage the Secrets. */
  ImmutableList<Finding> unusable() {
    return Stream.of(source.keys(), source.secret())
        .flatMap(name -> unusable(secretRef(name), secrets.get(name)).stream())
        .collect(ImmutableList.toImmutableList());
  }

  SecretRef secretRef(String secret) {
    return new SecretRef(cluster.namespace(), secret);
  }

  private Optional<SecretInfo> info(String name) {
    return secrets.get(name) instanceof SecretState.Present present
        ? Optional.of(present.facts())
        : Optional.empty();
  }

  private Optional<Finding> unusable(SecretRef secretRef, SecretState state) {
    if (state instanceof SecretState.Unreadable unreadable) {
      return Optional.of(
          SecretRef.stops(
              INVALID_SECRET, "%s cannot be read: %s".formatted(secretRef, unreadable.why())));
    }
    return state instanceof SecretState.Present present && isForeign(present.facts())
        ? Optional.of(
            SecretRef.stops(
                NAME_CONFLICT,
                secretRef
                    + " already exists and is not managed by this operator; delete or rename it, or"
                    + " choose another cluster name"))
        : Optional.empty();
  }

  /** A managed Secret orphaned by deleting the cluster is adopted, including its CA. */
  private boolean isForeign(SecretInfo info) {
    return info.controller().isPresent()
        ? !info.controller().equals(cluster.uid())
        : !info.managed();
  }
}
