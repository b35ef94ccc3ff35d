package io.streambus.testkit.assertions;

import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.user.TestCluster;
import org.jspecify.annotations.Nullable;

/** Entry points of the assertions for clusters, to be imported statically. */
public final class StreamBusAssertions {

  private StreamBusAssertions() {}

  /**
   * Starts assertions for a cluster, whose state is read now.
   *
   * @param cluster the cluster to check
   * @return assertions for its current state
   */
  public static TestClusterAssert assertThat(TestCluster cluster) {
    return new TestClusterAssert(cluster, TestCluster::describe);
  }

  /**
   * Starts assertions for the status of a cluster that was read before.
   *
   * @param cluster the StreamBusCluster as it was read; {@code null} if it does not exist
   * @return assertions for its status
   */
  public static StreamBusClusterAssert assertThat(@Nullable StreamBusCluster cluster) {
    return StreamBusClusterAssert.assertThat(cluster);
  }

  /**
   * Starts to wait for a cluster, for example {@code await(cluster).untilRunning()}.
   *
   * @param cluster the cluster to wait for
   * @return a wait of at most a minute
   */
  public static ClusterAwait await(TestCluster cluster) {
    return ClusterAwait.of(cluster);
  }
}
