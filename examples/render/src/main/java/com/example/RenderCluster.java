package com.example;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import java.util.stream.Collectors;

/** Renders the resources of a StreamBusCluster as YAML, without a Kubernetes cluster. */
public final class RenderCluster {

  private RenderCluster() {}

  /** Returns the resources, or all problems of the spec. */
  public static String render(String yaml) {
    StreamBusCluster cluster =
        new KubernetesSerialization().unmarshal(yaml, StreamBusCluster.class);
    Resolution resolution = ClusterResolver.resolve(cluster, ClusterInputs.none());
    if (resolution instanceof Resolution.Resolved resolved) {
      return DesiredResources.of(resolved.cluster()).asYaml();
    }
    return ((Resolution.Rejected) resolution)
        .problems().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }
}
