package io.streambus.benchmarks.controlplane;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.streambus.benchmarks.harness.BenchmarkFailedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Watches objects of a kind until a number of them have reached a state. */
public final class CompletionWatcher<T extends HasMetadata> implements Watcher<T>, AutoCloseable {

  private final Predicate<T> state;
  private final CountDownLatch remaining;
  private final Set<String> completed = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final Watch watch;

  /** Watches objects in namespaces that start with the prefix. */
  public CompletionWatcher(
      KubernetesClient client, Class<T> kind, String prefix, int count, Predicate<T> state) {
    this.state =
        object -> object.getMetadata().getNamespace().startsWith(prefix) && state.test(object);
    this.remaining = new CountDownLatch(count);
    this.watch = client.resources(kind).inAnyNamespace().watch(this);
  }

  /**
   * Waits until all objects have reached the state; throws if the watch breaks or the limit passes.
   */
  public void await(Duration limit) {
    try {
      boolean complete = remaining.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (closed || !complete) {
        throw new BenchmarkFailedException(
            "%d objects did not reach the expected state within %s%s"
                .formatted(remaining.getCount(), limit, closed ? "; the watch was closed" : ""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchmarkFailedException("interrupted while waiting for objects", e);
    }
  }

  @Override
  public void eventReceived(Action action, T object) {
    if (action != Action.DELETED
        && state.test(object)
        && completed.add(object.getMetadata().getUid())) {
      remaining.countDown();
    }
  }

  @Override
  public void onClose(WatcherException cause) {
    closed = true;
  }

  @Override
  public void close() {
    watch.close();
  }
}
