package io.streambus.operator.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.streambus.operator.fixture.ManualTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Without these guarantees, a cluster would be reported as failed for an error that lasted a
 * moment, or never for one that does not end.
 */
class FailedRequestsTest {

  private final ManualTicker ticker = new ManualTicker();
  private final FailedRequests failures = new FailedRequests(ticker);

  @Test
  void errorPersistsAfterThreeAttempts() {
    assertThat(failures.persists("apply a")).isFalse();
    assertThat(failures.persists("apply a")).isFalse();
    assertThat(failures.persists("apply a")).isTrue();
    assertThat(failures.persists("apply a")).isTrue();
  }

  @Test
  void slowErrorPersistsAfterThirtySeconds() {
    // Given
    failures.persists("apply a");

    // When
    ticker.advance(Duration.ofSeconds(30));

    // Then
    assertThat(failures.persists("apply a")).isTrue();
  }

  @Test
  void errorsOfOtherRequestsDoNotCount() {
    // Given
    failures.persists("apply a");
    failures.persists("apply b");
    failures.persists("apply c");

    // Then
    assertThat(failures.persists("apply a")).isFalse();
  }

  @Test
  void successEndsSeries() {
    // Given
    failures.persists("apply a");
    failures.persists("apply a");

    // When
    failures.clear("apply a");

    // Then
    assertThat(failures.persists("apply a")).isFalse();
  }

  /** A request that was not repeated no longer mattered. */
  @Test
  void oldErrorsAreForgotten() {
    // Given
    failures.persists("apply a");

    // When
    ticker.advance(Duration.ofMinutes(4));

    // Then
    assertThat(failures.persists("apply a")).isFalse();
  }
}
