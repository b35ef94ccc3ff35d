package io.streambus.benchmarks.roll;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.benchmarks.workload.SampleClusters;
import java.util.List;

/** Clusters in which a roll changes only the image tag. */
record RolledClusters(int count) {

  /** Common prefix of the namespaces. */
  static final String PREFIX = "rolled";

  List<StreamBusCluster> withTag(String tag, RollStrategy rollStrategy) {
    List<StreamBusCluster> clusters = SampleClusters.of(PREFIX, count);
    clusters.forEach(
        cluster ->
            cluster.setSpec(
                StreamBusClusterSpec.builder()
                    .from(cluster.getSpec())
                    .image(ImageSpec.builder().repository("streambus/broker").tag(tag).build())
                    .rollout(
                        RolloutSpec.builder()
                            .inPlace(rollStrategy == RollStrategy.IN_PLACE)
                            .build())
                    .build()));
    return clusters;
  }
}
