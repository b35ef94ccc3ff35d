package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps all versions of the objects of one kind in one namespace. It begins at a version of the
 * past, so that nothing is missed before the watch stands.
 *
 * <p>A server forgets the past of a kind when its CustomResourceDefinition changes. Then it goes on
 * from a list; what came and went in between would show as an object that the list lacks.
 */
final class Recorder<T extends HasMetadata> implements AutoCloseable {

  private final FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ?> objects;
  private final InstantSource clock;
  private final ConcurrentLinkedQueue<WatchedEvent> watchedEvents = new ConcurrentLinkedQueue<>();
  private volatile Watch watch;
  private volatile Optional<WatcherException> end = Optional.empty();

  Recorder(
      FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ?> objects,
      String version,
      InstantSource clock) {
    this.objects = objects;
    this.clock = clock;
    this.watch = objects.withResourceVersion(version).watch(watcher());
  }

  List<WatchedEvent> watchedEvents() {
    return ImmutableList.copyOf(watchedEvents);
  }

  /** What ended the watch before its time. */
  Optional<WatcherException> end() {
    return end;
  }

  /** Whether all was seen that the server has now. */
  boolean isUpToDate() {
    Map<String, Long> seen = new HashMap<>();
    watchedEvents.forEach(
        each -> {
          if (each.gone()) {
            seen.remove(each.objectState().id().uid());
          } else {
            seen.put(each.objectState().id().uid(), each.version());
          }
        });
    Map<String, Long> there = new HashMap<>();
    objects
        .list()
        .getItems()
        .forEach(
            object ->
                ObjectStates.of(object)
                    .ifPresent(objectState -> there.put(objectState.id().uid(), version(object))));
    return seen.equals(there);
  }

  @Override
  public void close() {
    watch.close();
  }

  private Watcher<T> watcher() {
    return new Watcher<>() {
      @Override
      public void eventReceived(Action action, T object) {
        if (action != Action.BOOKMARK && action != Action.ERROR) {
          record(object, action == Action.DELETED);
        }
      }

      @Override
      public void onClose(WatcherException cause) {
        if (cause.isHttpGone()) {
          // Not in the thread that the client needs for the answer.
          new Thread(() -> resume(cause), "watch goes on").start();
        } else {
          end = Optional.of(cause);
        }
      }
    };
  }

  private void resume(WatcherException cause) {
    try {
      KubernetesResourceList<T> now = objects.list();
      now.getItems().forEach(object -> record(object, false));
      watch = objects.withResourceVersion(now.getMetadata().getResourceVersion()).watch(watcher());
    } catch (KubernetesClientException e) {
      cause.addSuppressed(e);
      end = Optional.of(cause);
    }
  }

  private void record(T object, boolean gone) {
    ObjectStates.of(object)
        .map(objectState -> new WatchedEvent(version(object), clock.instant(), objectState, gone))
        .ifPresent(watchedEvents::add);
  }

  private static long version(HasMetadata object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }
}
