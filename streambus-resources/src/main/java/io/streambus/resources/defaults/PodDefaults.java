package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.Placement;
import io.streambus.resources.model.PodSettings;
import io.streambus.resources.objects.RestartAnnotations;

/** Default placement and security settings of pods. */
final class PodDefaults {

  private static final ImmutableList<String> TOPOLOGY_KEYS =
      ImmutableList.of("kubernetes.io/hostname", "topology.kubernetes.io/zone");

  private PodDefaults() {}

  static Placement placement(String cluster, StreamBusClusterSpec spec) {
    return Placement.builder()
        .affinity(spec.affinity())
        .nodeSelector(spec.nodeSelector())
        .tolerations(spec.tolerations())
        .topologySpread(
            spec.topologySpreadConstraints().isEmpty()
                ? TOPOLOGY_KEYS.stream().map(key -> spread(cluster, key)).toList()
                : spec.topologySpreadConstraints())
        .priorityClass(spec.priorityClassName())
        .build();
  }

  private static TopologySpreadConstraint spread(String cluster, String topologyKey) {
    // spotless:off
    return new TopologySpreadConstraintBuilder()
        .withMaxSkew(1)
        .withTopologyKey(topologyKey)
        // All brokers on one node is better than brokers that stay Pending for lack of nodes.
        .withWhenUnsatisfiable("ScheduleAnyway")
        .withNewLabelSelector()
            .withMatchLabels(ClusterLabels.selector(cluster))
        .endLabelSelector()
        .build();
    // spotless:on
  }

  static PodSettings pod(
      ObjectMeta cluster, StreamBusClusterSpec spec, ClusterEnvironment environment) {
    return PodSettings.builder()
        .labels(spec.podLabels())
        .annotations(annotations(cluster, spec, environment))
        .podSecurity(SecurityDefaults.pod(spec.podSecurityContext(), environment.platform()))
        .containerSecurity(SecurityDefaults.container(spec.securityContext()))
        .hostNetwork(spec.hostNetwork().orElse(false))
        .build();
  }

  /**
   * Merges the annotations of the spec with the restart annotations of the cluster, which take
   * precedence. A restart annotation that is removed from the cluster stays on the pods, because
   * its removal must not trigger a restart.
   */
  private static ImmutableMap<String, String> annotations(
      ObjectMeta cluster, StreamBusClusterSpec spec, ClusterEnvironment environment) {
    return ImmutableMap.<String, String>builder()
        .putAll(environment.restartAnnotations())
        .putAll(spec.podAnnotations())
        .putAll(RestartAnnotations.selectFrom(Annotations.of(cluster)))
        .buildKeepingLast();
  }
}
