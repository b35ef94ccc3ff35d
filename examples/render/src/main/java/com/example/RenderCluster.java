package com.example;

import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.input.ClusterReader;
import io.streambus.resources.input.ReadResult;
import io.streambus.resources.validation.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Renders the resources of a StreamBusCluster as YAML, without a Kubernetes cluster. */
public final class RenderCluster {

  private RenderCluster() {}

  /** Returns the resources, or all problems of the document or its spec. */
  public static String render(String yaml) {
    ReadResult result = ClusterReader.read(yaml, "default");
    if (result instanceof ReadResult.Unreadable unreadable) {
      return text(unreadable.problems());
    }
    StreamBusCluster cluster = ((ReadResult.Read) result).cluster();
    Resolution resolution = ClusterResolver.resolve(cluster, ClusterInputs.none());
    if (resolution instanceof Resolution.Resolved resolved) {
      return DesiredResources.of(resolved.cluster()).asYaml();
    }
    return text(((Resolution.Rejected) resolution).problems());
  }

  private static String text(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
