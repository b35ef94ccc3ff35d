package io.streambus.operator.kubernetes.client;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Shares threads among namespaces: no namespace uses more than its share at a time, and namespaces
 * with more tasks take turns. So slow tasks of one namespace do not delay those of others.
 */
final class NamespaceShares {

  private final Executor threads;
  private final int share;
  private final Map<String, Namespace> namespaces = new HashMap<>();

  /**
   * Runs tasks on threads.
   *
   * @param threads threads, which take tasks in the given order
   * @param share threads that one namespace may use
   */
  NamespaceShares(Executor threads, int share) {
    this.threads = threads;
    this.share = share;
  }

  /** Runs a task as soon as the namespace may use a thread. */
  void execute(String name, Runnable task) {
    Namespace namespace;
    synchronized (this) {
      namespace = namespaces.computeIfAbsent(name, key -> new Namespace(name));
      if (namespace.running == share) {
        namespace.waiting.add(task);
        return;
      }
      namespace.running++;
    }
    threads.execute(() -> run(namespace, task));
  }

  private void run(Namespace namespace, Runnable task) {
    try {
      task.run();
    } finally {
      next(namespace).ifPresent(next -> threads.execute(() -> run(namespace, next)));
    }
  }

  private synchronized Optional<Runnable> next(Namespace namespace) {
    Optional<Runnable> next = Optional.ofNullable(namespace.waiting.poll());
    if (next.isEmpty() && --namespace.running == 0) {
      namespaces.remove(namespace.name);
    }
    return next;
  }

  private static final class Namespace {
    private final String name;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Namespace(String name) {
      this.name = name;
    }
  }
}
