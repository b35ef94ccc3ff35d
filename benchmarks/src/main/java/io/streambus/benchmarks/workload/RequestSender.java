package io.streambus.benchmarks.workload;

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
 * Sends requests from several threads.
 *
 * @param client client to send with
 * @param threads number of threads
 * @param limit timeout of one call of {@link #send}
 */
public record RequestSender(KubernetesClient client, int threads, Duration limit) {

  /**
   * Sends all groups and returns the elapsed time. Requests within a group are sent sequentially,
   * groups in parallel.
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
          "timed out sending %d groups of requests after %s".formatted(groups.size(), limit), e);
    } catch (ExecutionException e) {
      throw new BenchmarkFailedException("a request failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while sending requests", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
