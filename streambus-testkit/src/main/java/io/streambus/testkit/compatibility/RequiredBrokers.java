package io.streambus.testkit.compatibility;

import io.streambus.testkit.user.TestCluster;
import io.streambus.testkit.user.TestUser;
import java.util.List;

/**
 * The cluster of a compatibility test, which has no quorum to keep with fewer than three brokers.
 */
final class RequiredBrokers {

  private static final int MIN_REPLICAS = 3;

  private RequiredBrokers() {}

  /**
   * Applies the cluster.
   *
   * @throws IllegalStateException if it has too few brokers
   */
  static TestCluster apply(TestUser user, List<String> spec) {
    TestCluster cluster = user.applyCluster("demo", spec.toArray(new String[0]));
    if (cluster.get().getSpec().replicas().orElse(MIN_REPLICAS) < MIN_REPLICAS) {
      throw new IllegalStateException(
          "spec() must return the spec of a cluster of three brokers or more, but returned "
              + spec);
    }
    return cluster;
  }
}
