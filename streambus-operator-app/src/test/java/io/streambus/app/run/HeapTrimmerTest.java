package io.streambus.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Guarantees that memory is returned after work, and that neither work nor rest is disturbed. */
class HeapTrimmerTest {

  private final AtomicLong cpuNanos = new AtomicLong();
  private final AtomicInteger collections = new AtomicInteger();
  private final HeapTrimmer trimmer = new HeapTrimmer(cpuNanos::get, collections::incrementAndGet);

  @Test
  void collectsOnceWhenWorkHasEnded() {
    // When
    check(Duration.ofSeconds(8));
    check(Duration.ofSeconds(3));

    // Then
    assertThat(collections).hasValue(0);

    // When
    check(Duration.ofMillis(20));
    check(Duration.ofMillis(20));
    check(Duration.ofMillis(20));

    // Then
    assertThat(collections).hasValue(1);
  }

  @Test
  void collectsRarelyAtRest() {
    // Given
    check(Duration.ofSeconds(2));
    check(Duration.ofMillis(20));

    // When
    for (int i = 0; i < 45; i++) {
      check(Duration.ofMillis(20));
    }

    // Then
    assertThat(collections).hasValue(1);
  }

  private void check(Duration cpuTime) {
    cpuNanos.addAndGet(cpuTime.toNanos());
    trimmer.check();
  }
}
