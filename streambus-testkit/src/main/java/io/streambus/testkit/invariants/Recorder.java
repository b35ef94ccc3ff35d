package io.streambus.testkit.invariants;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Records all versions of the objects of one kind in one namespace. The watch starts at an earlier
 * resource version, so it misses nothing that happened before it was established.
 *
 * <p>When its CustomResourceDefinition changes, the API server discards the history of a kind.
 * Recording then continues from a list. Objects that were created and deleted in between are not
 * recorded; an object deleted in between is detected because the list lacks it.
 */
final class Recorder<T extends HasMetadata> implements AutoCloseable {

  private final FilterWatchListDeletable<T, ? extends KubernetesResourceList<T>, ?> objects;
  private final InstantSource clock;
  private final ConcurrentLinkedQueue<WatchedEvent> watchedEvents = new ConcurrentLinkedQueue<>();
  private volatile Watch watch;
  private volatile Optional<WatcherException> failure = Optional.empty();

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

  /** The error that ended the watch early, if any. */
  Optional<WatcherException> failure() {
    return failure;
  }

  /** Whether everything that currently exists has been recorded. */
  boolean isUpToDate() {
    Map<String, Long> recorded = new HashMap<>();
    watchedEvents.forEach(
        each -> {
          if (each.deleted()) {
            recorded.remove(each.objectState().id().uid());
          } else {
            recorded.put(each.objectState().id().uid(), each.version());
          }
        });
    Map<String, Long> current = new HashMap<>();
    objects
        .list()
        .getItems()
        .forEach(
            object ->
                ObjectStates.of(object)
                    .ifPresent(
                        objectState -> current.put(objectState.id().uid(), version(object))));
    return recorded.equals(current);
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
          // In another thread, because the client needs this one for the response.
          new Thread(() -> resume(cause), "resume-watch").start();
        } else {
          failure = Optional.of(cause);
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
      failure = Optional.of(cause);
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

  /**
   * The state of an object as reported by a watch.
   *
   * @param version resource version of the object
   * @param observedAt when the watch reported the event
   * @param objectState the last known state if the object was deleted
   * @param deleted whether the object was deleted
   */
  record WatchedEvent(long version, Instant observedAt, ObjectState objectState, boolean deleted) {}
}
