package io.streambus.testkit.assertions;

import io.streambus.api.StreamBusCluster;
import io.streambus.testkit.invariants.QuorumHistory;
import io.streambus.testkit.user.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * AssertJ assertions for a {@link TestCluster}. Its status is read once, when the assertions are
 * created. If one fails, the message contains conditions, pods, events, and the last lines that the
 * operator logged.
 */
public final class TestClusterAssert extends AbstractClusterAssert<TestClusterAssert, TestCluster> {

  private final Optional<StreamBusCluster> cluster;
  private final Function<TestCluster, String> reporter;

  TestClusterAssert(TestCluster actual, Function<TestCluster, String> reporter) {
    super(Objects.requireNonNull(actual), TestClusterAssert.class);
    this.cluster = actual.find();
    this.reporter = reporter;
  }

  @Override
  Optional<StreamBusCluster> cluster() {
    return cluster;
  }

  @Override
  String report() {
    return reporter.apply(actual);
  }

  /**
   * Verifies that neither the StreamBusCluster nor any of its pods exists.
   *
   * @return these assertions
   */
  public TestClusterAssert doesNotExist() {
    List<String> remaining =
        actual.pods().stream().map(pod -> pod.getMetadata().getName()).toList();
    if (cluster.isPresent() || !remaining.isEmpty()) {
      failWithReport("expected the cluster to be gone, but it exists, with the pods " + remaining);
    }
    return this;
  }

  /**
   * Verifies that an event about the StreamBusCluster has this reason.
   *
   * @param reason the expected reason, in CamelCase
   * @return these assertions
   */
  public TestClusterAssert hasEvent(String reason) {
    List<String> reasons = actual.events().stream().map(event -> event.getReason()).toList();
    if (!reasons.contains(reason)) {
      failWithReport(
          "expected an event with the reason %s, but they are %s".formatted(reason, reasons));
    }
    return this;
  }

  /**
   * Verifies that for a period from now on, no object of the cluster is created, changed or deleted
   * by anyone. Events do not count. The message lists the changes, and who made them.
   *
   * @param period how long to watch for changes
   * @return these assertions
   */
  public TestClusterAssert isQuiescentFor(Duration period) {
    List<String> changes = new Quiescence(actual).changesWithin(period);
    if (!changes.isEmpty()) {
      failWithReport(
          "expected no changes for %s, but %s".formatted(period, String.join(", ", changes)));
    }
    return this;
  }

  /**
   * Verifies that a majority of the brokers has always been serving since this was first so, also
   * while pods or nodes failed.
   *
   * @return these assertions
   * @throws IllegalStateException if no history is recorded: the user of the cluster must be a
   *     parameter of a {@link io.streambus.testkit.junit.ControlPlaneTest}, or have been created
   *     with a {@link QuorumHistory}
   */
  public TestClusterAssert neverBelowQuorum() {
    QuorumHistory history =
        actual
            .user()
            .quorumHistory()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        """
                        no history of cluster %s is recorded: take the TestUser from the parameters \
                        of a @ControlPlaneTest, or pass an InvariantWatch to TestUser.of\
                        """
                            .formatted(actual)));
    history
        .lossOfQuorum(actual.name())
        .ifPresent(loss -> failWithReport("expected a quorum at all times, but " + loss));
    return this;
  }
}
