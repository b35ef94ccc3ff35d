package io.streambus.resources.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.common.collect.ImmutableSortedSet;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.ImmutableClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.membership.ExistingState;
import io.streambus.resources.membership.ObservedMembership;
import io.streambus.resources.membership.ObservedMembership.ClaimEpoch;
import io.streambus.resources.membership.ObservedNetwork;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.model.PodNetwork;
import io.streambus.resources.model.RaftEpoch;
import io.streambus.resources.podsecurity.PodPolicy;
import io.streambus.resources.podsecurity.PodSecurityLevel;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that no field, whatever is added to the schema, changes what the running brokers of a
 * cluster must have in common. They read {@code cluster} of their configuration file at different
 * times during a rollout.
 */
class SharedConfigurationTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  private static final ImmutableClusterInputs INPUTS =
      ImmutableClusterInputs.copyOf(ClusterInputs.none())
          .withPodPolicy(PodPolicy.of(PodSecurityLevel.PRIVILEGED));

  private static final ObservedMembership RUNNING =
      new ObservedMembership(
          ObservedMembership.PodsState.RUNNING,
          Optional.empty(),
          false,
          Optional.empty(),
          List.of(new ClaimEpoch(0, Optional.of(new RaftEpoch(1, 3)))),
          List.of());

  private final BaseSpecs bases = new BaseSpecs();
  private final OtherValue otherValue = new OtherValue();

  @Test
  void noFieldChangesWhatRunningBrokersShare() throws JsonProcessingException {
    var resolved = new HashMap<ObjectNode, Resolution>();
    for (CrdLeaf leaf : CrdLeaf.all()) {
      ObjectNode base = bases.of(leaf);
      ObjectNode changed = leaf.set(base, otherValue.of(leaf, leaf.valueIn(base)));
      if (resolved.computeIfAbsent(base, SharedConfigurationTest::resolve)
              instanceof Resolved before
          && ClusterResolver.resolve(BaseSpecs.cluster(changed), runningAs(before.cluster()))
              instanceof Resolved after) {
        assertThat(shared(after.cluster())).as(leaf.path()).isEqualTo(shared(before.cluster()));
        assertThat(after.cluster().pod().hostNetwork())
            .as(leaf.path())
            .isEqualTo(before.cluster().pod().hostNetwork());
      }
    }
  }

  /** The flags of the operator that reach the configuration file. */
  @Test
  void noFlagChangesWhatRunningBrokersShare() throws JsonProcessingException {
    // Given
    ObjectNode spec = YAML.createObjectNode();
    BrokerCluster before =
        ((Resolved) ClusterResolver.resolve(BaseSpecs.cluster(spec), INPUTS)).cluster();

    // When
    var after =
        (Resolved)
            ClusterResolver.resolve(
                BaseSpecs.cluster(spec), runningAs(before).withClusterDomain("corp.example"));

    // Then
    assertThat(shared(after.cluster())).isEqualTo(shared(before));
  }

  private static Resolution resolve(ObjectNode spec) {
    return ClusterResolver.resolve(BaseSpecs.cluster(spec), INPUTS);
  }

  private static ImmutableClusterInputs runningAs(BrokerCluster cluster) {
    var pod = new PodNetwork(cluster.ports(), cluster.pod().hostNetwork());
    return INPUTS
        .withObservedMembership(RUNNING)
        .withExistingState(new ExistingState(Optional.of(cluster.raftEpoch()), Optional.empty()))
        .withObservedNetwork(
            new ObservedNetwork(
                ImmutableSortedSet.of(cluster.ports()),
                Optional.of(
                    new ObservedNetwork.Current(pod, Optional.of(cluster.clusterDomain())))));
  }

  private static JsonNode shared(BrokerCluster cluster) throws JsonProcessingException {
    return YAML.readTree(cluster.config().yaml()).path("cluster");
  }
}
