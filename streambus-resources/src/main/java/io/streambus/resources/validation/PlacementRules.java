package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import java.util.stream.Stream;

/** Rules for pod placement. Fields of Kubernetes types are validated by Kubernetes. */
final class PlacementRules {

  private PlacementRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.concat(
        Labels.check("spec.nodeSelector", spec.nodeSelector()),
        Field.name(Field.of("spec.priorityClassName", spec.priorityClassName())));
  }
}
