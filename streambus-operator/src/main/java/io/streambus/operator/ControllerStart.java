package io.streambus.operator;

import io.streambus.operator.informers.ClusterInformers;
import io.streambus.operator.informers.InformerFailures;
import io.streambus.operator.informers.InformerHealth;
import io.streambus.operator.informers.StartFailure;
import io.streambus.operator.kubernetes.ClusterListener;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts informers without JOSDK, and tells what prevents it. */
record ControllerStart(ClusterInformers informers, InformerFailures failures) {

  private static final Duration CACHE_SYNC_TIMEOUT = Duration.ofMinutes(2);

  /**
   * Returns once all objects are known.
   *
   * @param listeners receive the events of each cluster
   * @throws OperatorStartException if something cannot be watched
   */
  void run(List<? extends ClusterListener> listeners) {
    try {
      informers.start(failures, listeners).get(CACHE_SYNC_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      informers.startOptionalKinds();
      InformerHealth.awaitWatches(informers.states())
          .ifPresent(
              reason -> {
                throw new OperatorStartException(reason, failures.last().orElse(null));
              });
    } catch (ExecutionException e) {
      throw new OperatorStartException(
          StartFailure.of(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (TimeoutException e) {
      throw new OperatorStartException("the API server does not respond to the first lists", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorStartException("interrupted during the start", e);
    }
  }
}
