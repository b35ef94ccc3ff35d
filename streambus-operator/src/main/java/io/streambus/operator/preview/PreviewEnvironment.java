package io.streambus.operator.preview;

import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.StreamBusCluster;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.kubernetes.BrokersSummary;
import io.streambus.operator.kubernetes.Leader;
import io.streambus.operator.kubernetes.OptionalApis;
import io.streambus.operator.kubernetes.ReconcileEnvironment;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.BrokerCluster;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Environment of the reconciler in a preview. It calls no broker. */
final class PreviewEnvironment implements ReconcileEnvironment {

  private final PreviewInputs inputs;
  private final Map<String, Secret> written;

  /**
   * Creates an environment.
   *
   * @param written the Secrets that the operator has written, by name
   */
  PreviewEnvironment(PreviewInputs inputs, Map<String, Secret> written) {
    this.inputs = inputs;
    this.written = written;
  }

  @Override
  public ClusterInputs inputs(StreamBusCluster cluster) {
    return inputs.cluster();
  }

  @Override
  public NamedSecrets secrets(StreamBusCluster cluster, Set<String> names) {
    return new NamedSecrets(
        names.stream().collect(ImmutableMap.toImmutableMap(name -> name, this::secret)));
  }

  private SecretState secret(String name) {
    return Optional.ofNullable(written.get(name))
        .map(SecretState::of)
        .orElseGet(() -> inputs.secrets().apply(name));
  }

  @Override
  public BrokersSummary brokers(BrokerCluster cluster, int ready) {
    return BrokersSummary.UNKNOWN;
  }

  @Override
  public Leader leader(BrokerCluster cluster) {
    return new Leader.Unknown("a preview calls no broker");
  }

  @Override
  public OptionalApis optionalApis() {
    return inputs.apis();
  }
}
