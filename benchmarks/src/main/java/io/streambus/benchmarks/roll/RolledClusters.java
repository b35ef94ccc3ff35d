package io.streambus.benchmarks.roll;

import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.spec.ImageSpec;
import io.streambus.api.spec.RolloutSpec;
import io.streambus.benchmarks.load.SampleClusters;
import java.util.List;

/** Clusters of which a roll changes nothing but the tag of the image. */
record RolledClusters(int count) {

  /** What the namespaces of all have in common. */
  static final String PREFIX = "rolled";

  List<StreamBusCluster> at(String tag, RollStrategy rollStrategy) {
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
