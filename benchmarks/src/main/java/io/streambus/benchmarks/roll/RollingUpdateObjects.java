package io.streambus.benchmarks.roll;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.benchmarks.workload.DesiredObjects;
import io.streambus.benchmarks.workload.WriteRequest;
import io.streambus.benchmarks.workload.WriteRequests;
import java.util.List;

/**
 * The operator's objects with the update strategy RollingUpdateObjects, so that Kubernetes rolls
 * them.
 */
final class RollingUpdateObjects {

  private RollingUpdateObjects() {}

  static List<WriteRequest> writeRequests(StreamBusCluster cluster) {
    return DesiredObjects.of(cluster).stream()
        .map(RollingUpdateObjects::withRollingUpdate)
        .map(WriteRequests::apply)
        .toList();
  }

  private static HasMetadata withRollingUpdate(HasMetadata object) {
    return object instanceof StatefulSet set
        ? new StatefulSetBuilder(set)
            .editSpec()
            .editUpdateStrategy()
            .withType("RollingUpdate")
            .endUpdateStrategy()
            .endSpec()
            .build()
        : object;
  }
}
