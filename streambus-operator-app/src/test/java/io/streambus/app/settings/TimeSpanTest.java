package io.streambus.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** If this fails, a command gives up too early or too late. */
class TimeSpanTest {

  @ParameterizedTest
  @CsvSource({"90s, PT1M30S", "5m, PT5M", "2h, PT2H"})
  void aNumberHasAUnit(String text, Duration time) {
    // When
    Duration converted = new TimeSpan().convert(text);

    // Then
    assertThat(converted).isEqualTo(time);
  }
}
