package io.streambus.operator.certificates;

import static io.streambus.api.vocabulary.ConditionReason.NAME_TAKEN;
import static io.streambus.api.vocabulary.ConditionReason.SECRET_UNREADABLE;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.operator.secrets.PairFacts;
import io.streambus.operator.secrets.PairName;
import io.streambus.operator.secrets.SecretFacts;
import io.streambus.operator.secrets.SecretState;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.CertificateSource;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The two Secrets that the operator keeps for a cluster, as far as they are known. */
record SelfSignedSecrets(
    BrokerCluster cluster, CertificateSource.SelfSigned source, NamedSecrets secrets) {

  Optional<SecretFacts> keys() {
    return facts(source.keys());
  }

  Optional<SecretFacts> certificate() {
    return facts(source.secret());
  }

  RotationPlan plan(Instant now) {
    return RotationPlan.of(keys(), certificate(), ClusterHosts.all(cluster), now);
  }

  /** Whether proxies can start with what is there. */
  boolean serves() {
    return certificate()
        .map(facts -> facts.pair(PairName.TLS))
        .filter(PairFacts::isUsable)
        .isPresent();
  }

  /** Why nothing can be done about them. */
  ImmutableList<Finding> obstacles() {
    return Stream.of(source.keys(), source.secret())
        .flatMap(name -> obstacle(place(name), secrets.get(name)).stream())
        .collect(ImmutableList.toImmutableList());
  }

  Place place(String secret) {
    return new Place(cluster.namespace(), secret);
  }

  private Optional<SecretFacts> facts(String name) {
    return secrets.get(name) instanceof SecretState.Present present
        ? Optional.of(present.facts())
        : Optional.empty();
  }

  private Optional<Finding> obstacle(Place place, SecretState state) {
    if (state instanceof SecretState.Unreadable unreadable) {
      return Optional.of(
          Place.stops(
              SECRET_UNREADABLE, "%s cannot be read: %s".formatted(place, unreadable.why())));
    }
    return state instanceof SecretState.Present present && isForeign(present.facts())
        ? Optional.of(
            Place.stops(
                NAME_TAKEN,
                place
                    + " exists and is not of this operator; delete or rename it, or choose another"
                    + " cluster name"))
        : Optional.empty();
  }

  /** What was orphaned by a deletion of the cluster is taken back, with the authority in it. */
  private boolean isForeign(SecretFacts facts) {
    return facts.controller().isPresent()
        ? !facts.controller().equals(cluster.uid())
        : !facts.ours();
  }
}
