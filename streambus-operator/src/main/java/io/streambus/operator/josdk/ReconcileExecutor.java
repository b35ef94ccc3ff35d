package io.streambus.operator.josdk;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks in the order of their arrival, a limited number at a time. Tasks that have become slow
 * do not count toward the limit: otherwise, a few clusters whose requests hang, for example in an
 * admission webhook, would delay the reconciliations of all others. After a shutdown, tasks are
 * discarded.
 */
public final class ReconcileExecutor extends AbstractExecutorService {

  /** A reconciliation without slow requests takes less. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  /**
   * Bounds the threads and the memory of slow tasks, and the requests to an API server that is slow
   * for every cluster.
   */
  private static final int MAX_SLOW = 8;

  private static final int IDLE_SECONDS = 10;

  private final int parallelism;
  private final Duration slowAfter;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final ExecutorService threads;
  private final ScheduledThreadPoolExecutor timer;
  private int running;
  private int slow;

  /**
   * Creates an executor without threads.
   *
   * @param parallelism maximum number of running tasks, without up to eight times as many slow ones
   */
  public ReconcileExecutor(int parallelism) {
    this(parallelism, SLOW);
  }

  ReconcileExecutor(int parallelism, Duration slowAfter) {
    this.parallelism = parallelism;
    this.slowAfter = slowAfter;
    this.threads =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            threads("streambus-reconcile-%d"));
    this.timer =
        new ScheduledThreadPoolExecutor(
            1,
            threads("streambus-reconcile-timer"),
            // Tasks that still start during the shutdown need no timeout.
            new ThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
  }

  private static ThreadFactory threads(String name) {
    return new ThreadFactoryBuilder().setNameFormat(name).setDaemon(true).build();
  }

  @Override
  public synchronized void execute(Runnable task) {
    waiting.add(task);
    startWaiting();
  }

  private synchronized void startWaiting() {
    while (!isShutdown() && counted() < parallelism && !waiting.isEmpty()) {
      threads.execute(new Run(waiting.remove()));
      running++;
    }
  }

  private int counted() {
    return running + Math.max(0, slow - MAX_SLOW * parallelism);
  }

  /** Discards waiting tasks. */
  @Override
  public synchronized void shutdown() {
    waiting.clear();
    timer.shutdownNow();
    threads.shutdown();
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    List<Runnable> discarded = List.copyOf(waiting);
    shutdown();
    threads.shutdownNow();
    return discarded;
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }

  private final class Run implements Runnable {

    private final Runnable task;
    private boolean isSlow;
    private boolean ended;

    Run(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      Future<?> timeout =
          timer.schedule(this::slowDown, slowAfter.toMillis(), TimeUnit.MILLISECONDS);
      try {
        task.run();
      } finally {
        timeout.cancel(false);
        end();
      }
    }

    private void slowDown() {
      synchronized (ReconcileExecutor.this) {
        if (!ended) {
          isSlow = true;
          running--;
          slow++;
          startWaiting();
        }
      }
    }

    private void end() {
      synchronized (ReconcileExecutor.this) {
        ended = true;
        if (isSlow) {
          slow--;
        } else {
          running--;
        }
        startWaiting();
      }
    }
  }
}
