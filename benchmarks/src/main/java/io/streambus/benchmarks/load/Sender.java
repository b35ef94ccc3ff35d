package io.streambus.benchmarks.load;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests from some threads.
 *
 * @param limit the bound on one call of {@link #send}
 */
public record Sender(KubernetesClient client, int threads, Duration limit) {

  /**
   * Sends all groups and returns the time that it took. The requests of a group follow each other;
   * groups run beside each other.
   */
  public Duration send(List<List<WriteRequest>> groups) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    long begin = System.nanoTime();
    try {
      List<Future<?>> running = new ArrayList<>();
      groups.forEach(
          group ->
              running.add(
                  pool.submit(() -> group.forEach(writeRequest -> writeRequest.send(client)))));
      for (Future<?> each : running) {
        each.get(limit.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
      }
      return Duration.ofNanos(System.nanoTime() - begin);
    } catch (TimeoutException e) {
      throw new BenchmarkFailedException(
          "%d groups of requests were not sent within %s".formatted(groups.size(), limit), e);
    } catch (ExecutionException e) {
      throw new BenchmarkFailedException("a request failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while sending", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
