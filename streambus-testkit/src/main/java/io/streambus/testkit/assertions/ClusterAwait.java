package io.streambus.testkit.assertions;

import com.google.common.base.Stopwatch;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.streambus.testkit.user.TestCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

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
        status -> {
          if (status.isRejected()) {
            throw new RejectedSpecException();
          }
          status.isRunning();
        });
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
    Stopwatch stopwatch = Stopwatch.createStarted();
    try {
      Awaitility.await()
          .atMost(timeout)
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(POLL_INTERVAL)
          .ignoreExceptionsInstanceOf(KubernetesClientException.class)
          .untilAsserted(() -> assertions.accept(new TestClusterAssert(cluster, any -> "")));
      return cluster;
    } catch (ConditionTimeoutException | RejectedSpecException e) {
      throw new AssertionError(
          "gave up after %.1f s: %s\n%s"
              .formatted(stopwatch.elapsed().toMillis() / 1e3, lastFailure(e), cluster.describe()),
          e);
    }
  }

  /** Ends the waiting at once, because it is no failed assertion. */
  private static final class RejectedSpecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RejectedSpecException() {
      super("the operator rejects the spec");
    }
  }

  private static String lastFailure(RuntimeException end) {
    Throwable failure = Optional.ofNullable(end.getCause()).orElse(end);
    return String.valueOf(failure.getMessage()).strip();
  }
}
