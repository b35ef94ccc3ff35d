package io.streambus.resources.defaults;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.streambus.api.ClusterLabels;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.model.Annotations;
import io.streambus.resources.model.Placement;
import io.streambus.resources.model.PodSettings;
import io.streambus.resources.objects.RestartAnnotations;
import io.streambus.resources.podtemplate.ExistingPodTemplate;

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
        .annotations(annotations(cluster, spec, inputs))
        .podSecurity(SecurityDefaults.pod(spec.podSecurityContext()))
        .containerSecurity(SecurityDefaults.container(spec.securityContext()))
        .hostNetwork(spec.hostNetwork().orElse(false))
        .build();
  }

  /**
   * Those of the spec, and over them the words of the cluster that ask for a restart. A word that
   * the cluster does not have any more stays on the pods: nobody asks for a restart by taking it
   * back.
   */
  private static ImmutableMap<String, String> annotations(
      ObjectMeta cluster, StreamBusClusterSpec spec, ClusterInputs inputs) {
    return ImmutableMap.<String, String>builder()
        .putAll(
            inputs
                .existingPodTemplate()
                .map(ExistingPodTemplate::restartWords)
                .orElse(ImmutableMap.of()))
        .putAll(spec.podAnnotations())
        .putAll(RestartAnnotations.among(Annotations.of(cluster)))
        .buildKeepingLast();
  }
}
