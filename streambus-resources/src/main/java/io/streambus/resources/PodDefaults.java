package io.streambus.resources;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.model.Placement;
import io.streambus.resources.model.PodSettings;

/** Where pods run and how they are confined. */
final class PodDefaults {

  private static final ImmutableList<String> SPREAD_OVER =
      ImmutableList.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

  private PodDefaults() {}

  static Placement placement(String cluster, StreamBusClusterSpec spec) {
    return Placement.builder()
        .affinity(spec.affinity())
        .nodeSelector(spec.nodeSelector())
        .tolerations(spec.tolerations())
        .topologySpread(
            spec.topologySpreadConstraints().isEmpty()
                ? SPREAD_OVER.stream().map(key -> spread(cluster, key)).toList()
                : spec.topologySpreadConstraints())
        .priorityClass(spec.priorityClassName())
        .build();
  }

  private static TopologySpreadConstraint spread(String cluster, String topologyKey) {
    // spotless:off
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey(topologyKey)
        // A cluster on one node is better than one that waits for nodes that nobody has.
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
            .withMatchLabels(ClusterLabels.selector(cluster))
        .endLabelSelector()
        .build();
    // spotless:on
  }

  static PodSettings pod(ObjectMeta cluster, StreamBusClusterSpec spec, ClusterInputs inputs) {
    return PodSettings.builder()
        .labels(spec.podLabels())
        .annotations(RestartWords.over(spec.podAnnotations(), cluster, inputs))
        .podSecurity(SecurityDefaults.pod(spec.podSecurityContext()))
        .containerSecurity(SecurityDefaults.container(spec.securityContext()))
        .hostNetwork(spec.hostNetwork().orElse(false))
        .build();
  }
}
