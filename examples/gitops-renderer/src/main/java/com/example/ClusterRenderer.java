package com.example;

import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ClusterResolver;
import io.streambus.resources.DesiredResources;
import io.streambus.resources.Resolution;
import io.streambus.resources.input.ClusterReader;
import io.streambus.resources.input.ReadResult;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.List;

/** Renders the objects of a cluster as YAML, without Kubernetes. */
final class ClusterRenderer {

  private final Target target;

  ClusterRenderer(Target target) {
    this.target = target;
  }

  /** Returns the manifests, or all problems of a custom resource. */
  Result render(String yaml) {
    ReadResult result = ClusterReader.read(yaml, "default");
    if (result instanceof ReadResult.Unreadable unreadable) {
      return Result.rejected(unreadable.problems());
    }
    ReadResult.Read read = (ReadResult.Read) result;
    if (!read.unknownFields().isEmpty()) {
      return Result.rejected(read.unknownFields());
    }
    return render(read.cluster());
  }

  private Result render(StreamBusCluster resource) {
    Resolution resolution = ClusterResolver.resolve(resource, target.inputs(resource));
    if (!(resolution instanceof Resolution.Resolved resolved)) {
      return Result.rejected(((Resolution.Rejected) resolution).problems());
    }
    BrokerCluster cluster = resolved.cluster();
    List<Problem> problems = PlatformPolicy.problems(cluster);
    return problems.isEmpty()
        ? new Result(DesiredResources.of(cluster).asYaml(), List.of())
        : Result.rejected(problems);
  }

  /**
   * Manifests, or the problems because of which there are none.
   *
   * @param manifests YAML documents for {@code kubectl apply}; empty if there are problems
   * @param problems all problems
   */
  record Result(String manifests, List<Problem> problems) {

    private static Result rejected(List<Problem> problems) {
      return new Result("", problems);
    }
  }
}
