package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guarantees that Secrets that take long to check delay no cluster in another namespace. */
@Timeout(20)
class NamespaceSharesTest {

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          4,
          4,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          new ThreadPoolExecutor.DiscardPolicy());

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void endlessTasksOfOneNamespaceDoNotDelayAnother() throws InterruptedException {
    // Given
    NamespaceShares shares = new NamespaceShares(threads, 2);
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 100; i++) {
      shares.execute("slow", () -> await(never));
    }

    // When
    CountDownLatch done = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      shares.execute("other", done::countDown);
    }

    // Then
    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void namespacesWithManyTasksTakeTurns() {
    // Given
    Queue<Runnable> submitted = new ArrayDeque<>();
    NamespaceShares shares = new NamespaceShares(submitted::add, 1);
    StringBuilder order = new StringBuilder();
    for (String namespace : new String[] {"a", "a", "a", "b", "b", "c"}) {
      shares.execute(namespace, () -> order.append(namespace));
    }

    // When
    while (!submitted.isEmpty()) {
      submitted.remove().run();
    }

    // Then
    assertThat(order).hasToString("abcaba");
  }

  @Test
  void taskThatThrowsDoesNotStopItsNamespace() {
    // Given
    Queue<Runnable> submitted = new ArrayDeque<>();
    NamespaceShares shares = new NamespaceShares(submitted::add, 1);
    StringBuilder order = new StringBuilder();
    shares.execute(
        "a",
        () -> {
          throw new StackOverflowError();
        });
    shares.execute("a", () -> order.append("done"));

    // When
    assertThatThrownBy(() -> submitted.remove().run()).isInstanceOf(StackOverflowError.class);
    submitted.remove().run();

    // Then
    assertThat(order).hasToString("done");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void eachTaskRunsOnceAndNoNamespaceExceedsItsShare(long seed) {
    // Given
    Random random = new Random(seed);
    Queue<Runnable> submitted = new ArrayDeque<>();
    int share = 1 + random.nextInt(3);
    NamespaceShares shares = new NamespaceShares(submitted::add, share);
    Map<String, Integer> waiting = new HashMap<>();
    int executed = 0;

    // When
    for (int i = 0; i < 1_000; i++) {
      String namespace = "namespace-" + random.nextInt(5);
      waiting.merge(namespace, 1, Integer::sum);
      shares.execute(namespace, () -> waiting.merge(namespace, -1, Integer::sum));
      for (int runs = random.nextInt(3); runs > 0 && !submitted.isEmpty(); runs--) {
        submitted.remove().run();
        executed++;
      }

      // Then
      assertThat(submitted.size()).isLessThanOrEqualTo(5 * share);
    }
    for (; !submitted.isEmpty(); executed++) {
      submitted.remove().run();
    }
    assertThat(executed).isEqualTo(1_000);
    assertThat(waiting.values()).containsOnly(0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
