package io.streambus.benchmarks.plane;

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

/** Waits until enough objects of a kind have come to a state, seen by a watch. */
public final class Completion<T extends HasMetadata> implements Watcher<T>, AutoCloseable {

  private final Predicate<T> state;
  private final CountDownLatch missing;
  private final Set<String> there = ConcurrentHashMap.newKeySet();
  private volatile boolean broken;
  private final Watch watch;

  /** Watches objects whose namespaces begin with the prefix. */
  public Completion(
      KubernetesClient client, Class<T> kind, String prefix, int count, Predicate<T> state) {
    this.state =
        object -> object.getMetadata().getNamespace().startsWith(prefix) && state.test(object);
    this.missing = new CountDownLatch(count);
    this.watch = client.resources(kind).inAnyNamespace().watch(this);
  }

  /** Waits until all are there, and fails the benchmark when they are not in time. */
  public void await(Duration limit) {
    try {
      boolean complete = missing.await(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (broken || !complete) {
        throw new BenchmarkFailedException(
            "%d objects are not there after %s%s"
                .formatted(missing.getCount(), limit, broken ? ", and the watch broke" : ""));
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
        && there.add(object.getMetadata().getUid())) {
      missing.countDown();
    }
  }

  @Override
  public void onClose(WatcherException cause) {
    broken = true;
  }

  @Override
  public void close() {
    watch.close();
  }
}
