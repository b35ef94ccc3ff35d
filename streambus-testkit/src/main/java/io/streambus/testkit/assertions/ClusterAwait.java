package io.streambus.testkit.assertions;

import com.google.common.base.Stopwatch;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.api.values.ConditionReason;
import io.streambus.api.values.ConditionType;
import io.streambus.testkit.user.TestCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Waits until assertions about a cluster hold. When it gives up, it throws an {@link
 * AssertionError} that tells the assertion that failed last, conditions, pods, events, and the last
 * lines that the operator logged. Requests that the API server rejects are repeated.
 *
 * @param cluster what is waited for
 * @param timeout how long
 */
public record ClusterAwait(TestCluster cluster, Duration timeout) {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

  static ClusterAwait of(TestCluster cluster) {
    return new ClusterAwait(cluster, DEFAULT_TIMEOUT);
  }

  /**
   * Waits at most this long, instead of a minute.
   *
   * @param other the maximum time to wait
   * @return the same wait with another timeout
   */
  public ClusterAwait atMost(Duration other) {
    return new ClusterAwait(cluster, other);
  }

  /**
   * Waits until all brokers are ready and run what the latest spec requests. Gives up at once if
   * the operator has rejected the latest spec.
   *
   * @return the cluster
   */
  public TestCluster untilRunning() {
    return until(
        TestClusterAssert::isRunning,
        polling -> polling.failFast("the operator rejects the spec", this::isRejected));
  }

  private boolean isRejected() {
    return cluster
        .find()
        .filter(found -> found.getStatus() != null)
        .filter(
            found ->
                found
                    .getStatus()
                    .observedGeneration()
                    .equals(Optional.of(found.getMetadata().getGeneration())))
        .flatMap(found -> found.getStatus().condition(ConditionType.STALLED))
        .filter(stalled -> stalled.status().equals("True"))
        .filter(stalled -> stalled.reason().equals(ConditionReason.INVALID_SPEC.value()))
        .isPresent();
  }

  /**
   * Waits until neither the StreamBusCluster nor any of its pods exists.
   *
   * @return the cluster
   */
  public TestCluster untilGone() {
    return until(TestClusterAssert::doesNotExist);
  }

  /**
   * Waits until all of the assertions hold at the same time.
   *
   * @param assertions called again and again, each time with the status of that moment
   * @return the cluster
   */
  public TestCluster until(Consumer<TestClusterAssert> assertions) {
    return until(assertions, UnaryOperator.identity());
  }

  private TestCluster until(
      Consumer<TestClusterAssert> assertions, UnaryOperator<ConditionFactory> limits) {
    Stopwatch stopwatch = Stopwatch.createStarted();
    try {
      limits
          .apply(Awaitility.await())
          .atMost(timeout)
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL_INTERVAL)
          .ignoreExceptionsInstanceOf(KubernetesClientException.class)
          .untilAsserted(() -> assertions.accept(new TestClusterAssert(cluster, any -> "")));
      return cluster;
    } catch (ConditionTimeoutException | TerminalFailureException e) {
      throw new AssertionError(
          "gave up after %.1f s: %s\n%s"
              .formatted(stopwatch.elapsed().toMillis() / 1e3, lastFailure(e), cluster.describe()),
          e);
    }
  }

  private static String lastFailure(RuntimeException end) {
    Throwable failure = Optional.ofNullable(end.getCause()).orElse(end);
    return String.valueOf(failure.getMessage()).strip();
  }
}
