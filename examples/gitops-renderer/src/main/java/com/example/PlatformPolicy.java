package com.example;

import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.ArrayList;
import java.util.List;

/** What clusters of the platform must comply with. Checks them with all defaults. */
final class PlatformPolicy {

  private static final int MIN_REPLICAS = 3;

  private PlatformPolicy() {}

  static List<Problem> problems(BrokerCluster cluster) {
    List<Problem> problems = new ArrayList<>();
    if (cluster.namespace().startsWith("prod-") && cluster.replicas() < MIN_REPLICAS) {
      problems.add(
          new Problem(
              "spec.replicas",
              String.valueOf(cluster.replicas()),
              "must be at least %d in production".formatted(MIN_REPLICAS)));
    }
    if (cluster.desiredStorage().storageClass().isEmpty()) {
      problems.add(
          new Problem("spec.storage.class", "", "must be set; ours differ in their costs"));
    }
    return problems;
  }
}
