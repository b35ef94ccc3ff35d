package io.streambus.operator.josdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that clusters whose requests hang do not delay the reconciliations of others, and that
 * the operator does not send more requests at a time than it is permitted to.
 */
class ReconcileExecutorTest {

  private static final Duration NEVER = Duration.ofDays(1);

  private final Semaphore started = new Semaphore(0);
  private final CountDownLatch release = new CountDownLatch(1);
  private ReconcileExecutor executor = new ReconcileExecutor(2, NEVER);

  @AfterEach
  void stop() {
    release.countDown();
    executor.shutdownNow();
  }

  @Test
  void runsAtMostTheGivenNumberOfTasks() throws InterruptedException {
    // When
    IntStream.range(0, 3).forEach(i -> executor.execute(this::block));
    started.acquire(2);

    // Then
    assertThat(started.tryAcquire(100, TimeUnit.MILLISECONDS)).isFalse();

    // When
    release.countDown();

    // Then
    started.acquire(1);
  }

  @Test
  void slowTasksDoNotDelayOthers() throws InterruptedException {
    // Given
    executor = new ReconcileExecutor(2, Duration.ofMillis(10));
    IntStream.range(0, 15).forEach(i -> executor.execute(this::block));

    // When
    CountDownLatch done = new CountDownLatch(1);
    executor.execute(done::countDown);

    // Then
    done.await();
    assertThat(release.getCount()).isOne();
  }

  @Test
  void slowTasksAreBounded() throws InterruptedException {
    // Given
    executor = new ReconcileExecutor(2, Duration.ofMillis(10));

    // When
    IntStream.range(0, 200).forEach(i -> executor.execute(this::block));
    started.acquire(18);

    // Then
    assertThat(started.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void limitAppliesAgainAfterSlowAndFailedTasks() throws InterruptedException {
    // Given
    executor = new ReconcileExecutor(2, Duration.ofMillis(10));
    IntStream.range(0, 4).forEach(i -> executor.execute(this::blockAndFail));
    started.acquire(4);
    release.countDown();

    // When
    CountDownLatch done = new CountDownLatch(50);
    IntStream.range(0, 50).forEach(i -> executor.execute(done::countDown));

    // Then
    done.await();
  }

  @Test
  void shutdownDiscardsWaitingTasksAndInterruptsRunningOnes() throws InterruptedException {
    // Given
    IntStream.range(0, 3).forEach(i -> executor.execute(this::block));
    started.acquire(2);

    // When
    List<Runnable> discarded = executor.shutdownNow();

    // Then
    assertThat(discarded).hasSize(1);
    assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(started.availablePermits()).isZero();
  }

  private void blockAndFail() {
    block();
    throw new IllegalStateException("failed");
  }

  private void block() {
    started.release();
    try {
      release.await();
    } catch (InterruptedException e) {
      // The test has ended.
      Thread.currentThread().interrupt();
    }
  }
}
