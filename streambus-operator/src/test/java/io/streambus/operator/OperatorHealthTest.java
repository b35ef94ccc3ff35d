package io.streambus.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import io.streambus.operator.reconcile.RunningReconciles;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that an operator is restarted if its reconciliations do not start, but not if many
 * wait.
 */
class OperatorHealthTest {

  private final AtomicLong now = new AtomicLong();
  private final RunningReconciles running =
      new RunningReconciles(
          new Ticker() {
            @Override
            public long read() {
              return now.get();
            }
          });
  private final OperatorHealth health =
      new OperatorHealth(Optional::empty, running, () -> Duration.ofMinutes(20));

  @Test
  void longQueueThatProgressesIsHealthy() {
    // Given
    now.set(Duration.ofHours(1).toNanos());

    // When
    running.track(() -> "done");
    now.set(Duration.ofHours(1).plusMinutes(9).toNanos());

    // Then
    assertThat(health.isHealthy()).isTrue();
  }

  @Test
  void queueOfWhichNoReconciliationStartsIsUnhealthy() {
    // Given
    running.track(() -> "done");

    // When
    now.set(Duration.ofMinutes(11).toNanos());

    // Then
    assertThat(health.isHealthy()).isFalse();
  }
}
