package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ticker;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a limit for all calls together, a slow broker keeps a thread busy for hours. */
class CallBudgetTest {

  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Duration BROKER_TIME = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final Ticker ticker =
      new Ticker() {
        @Override
        public long read() {
          return nanos.get();
        }
      };

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void callsTakeAtMostOneTimeoutLonger(long seed) {
    // Given
    var random = new Random(seed);
    long timeout = BrokerHttp.TIMEOUT.toNanos();

    for (int run = 0; run < 1_000; run++) {
      long begin = nanos.get();
      CallBudget cluster = CallBudget.of(TIME, ticker);
      while (!cluster.isOver()) {
        long beginOfBroker = nanos.get();
        CallBudget broker = cluster.part(BROKER_TIME);

        // When
        while (!broker.isOver()) {
          nanos.addAndGet(random.nextLong(timeout + 1));
        }

        // Then
        assertThat(nanos.get() - beginOfBroker)
            .isLessThanOrEqualTo(BROKER_TIME.toNanos() + timeout);
      }
      assertThat(nanos.get() - begin).isLessThanOrEqualTo(TIME.toNanos() + timeout);
    }
  }

  @Test
  void interruptEndsBudget() {
    // Given
    CallBudget budget = CallBudget.of(TIME, ticker);
    assertThat(budget.isOver()).isFalse();

    // When
    Thread.currentThread().interrupt();

    // Then
    assertThat(budget.isOver()).isTrue();
    assertThat(Thread.interrupted()).as("the interrupt is not lost").isTrue();
  }
}
