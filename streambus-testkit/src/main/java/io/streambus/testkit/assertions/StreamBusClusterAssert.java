package io.streambus.testkit.assertions;

import io.streambus.api.StreamBusCluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AssertJ assertions for the status of a {@link StreamBusCluster} as it was read. */
public final class StreamBusClusterAssert
    extends AbstractClusterAssert<StreamBusClusterAssert, @Nullable StreamBusCluster> {

  private StreamBusClusterAssert(@Nullable StreamBusCluster cluster) {
    super(cluster, StreamBusClusterAssert.class);
  }

  /**
   * Starts assertions for a cluster.
   *
   * @param cluster the StreamBusCluster as it was read; {@code null} if it does not exist
   * @return assertions for its status
   */
  public static StreamBusClusterAssert assertThat(@Nullable StreamBusCluster cluster) {
    return new StreamBusClusterAssert(cluster);
  }

  @Override
  Optional<StreamBusCluster> cluster() {
    return Optional.ofNullable(actual);
  }

  @Override
  String report() {
    return cluster()
        .flatMap(cluster -> Optional.ofNullable(cluster.getStatus()))
        .map(status -> "conditions:\n" + conditions(status))
        .orElse("the status is absent");
  }
}
