package io.streambus.resources.validation;

import io.streambus.api.StreamBusClusterSpec;
import java.util.stream.Stream;

/** Rules of where pods run. What Kubernetes defines itself it also checks itself. */
final class PlacementRules {

  private PlacementRules() {}

  static Stream<Problem> check(StreamBusClusterSpec spec) {
    return Stream.concat(
        Labels.check("spec.nodeSelector", spec.nodeSelector()),
        Field.name(Field.of("spec.priorityClassName", spec.priorityClassName())));
  }
}
